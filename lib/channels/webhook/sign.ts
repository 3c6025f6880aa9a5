import { createHmac } from "node:crypto";
import type { Secret } from "@/lib/secrets";

/** What a signature covers: the id is the same over all tries, the time is that of the try, in Unix seconds. */
export interface SignedContent {
  id: string;
  timestamp: number;
  body: string;
}

const PREFIX = "whsec_";

/**
 * The value of `webhook-signature`: one signature for each key, the current one first, so that receivers can change
 * over in their own time. The keys have passed `signingKeyProblem`.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signWebhook({ id, timestamp, body }: SignedContent, keys: readonly Secret[]): string {
  return keys
    .map((key) => {
      const hmac = createHmac("sha256", keyBytes(key)).update(`${id}.${timestamp}.${body}`, "utf8");
      return `v1,${hmac.digest("base64")}`;
    })
    .join(" ");
}

/** Why a text is no signing key, as an error says it behind the field's name; null when it is one. */
export function signingKeyProblem(key: Secret): string | null {
  const text = key.reveal();
  const bytes = keyBytes(key);
  const isBase64 =
    bytes.toString("base64").replace(/=+$/, "") === text.slice(PREFIX.length).replace(/=+$/, "");
  return text.startsWith(PREFIX) && isBase64 && bytes.length >= 24 && bytes.length <= 64
    ? null
    : "must be whsec_ and 24 to 64 random bytes in base64, such as from: echo whsec_$(openssl rand -base64 32)";
}

function keyBytes(key: Secret): Buffer {
  return Buffer.from(key.reveal().slice(PREFIX.length), "base64");
}
