import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { config } from "@/lib/config";
import { ensureInstanceKeys } from "@/lib/instance-keys";
import type { Secret } from "@/lib/secrets";

/** What a token is for: each kind is signed with a key of its own, so that none can pass for another. */
export type TokenKind = "unsubscribe" | "answer";

/** `<base64url of JSON>.<base64url of its HMAC-SHA256>`. */
export interface TokenSigner {
  sign(content: unknown): string;
  /** What was signed; null when this installation did not sign it, or signed it for something else. */
  open(token: string): unknown;
}

// On globalThis: Next bundles this module more than once.
const slot = globalThis as typeof globalThis & {
  runbellTokenSigners?: Partial<Record<TokenKind, Promise<TokenSigner>>>;
};

/** Signs and opens tokens of one kind, for links that need no session. A token never ends: a mail may be read years later. */
export function tokenSigner(kind: TokenKind): Promise<TokenSigner> {
  const signers = (slot.runbellTokenSigners ??= {});
  return (signers[kind] ??= ensureInstanceKeys(config()).then(({ sessionSecret }) =>
    makeSigner(deriveKey(sessionSecret, kind)),
  ));
}

function makeSigner(key: Buffer): TokenSigner {
  const signatureOf = (content: string) => createHmac("sha256", key).update(content).digest();
  return {
    sign: (content) => {
      const text = Buffer.from(JSON.stringify(content)).toString("base64url");
      return `${text}.${signatureOf(text).toString("base64url")}`;
    },
    open: (token) => {
      const [content = "", signature = "", ...rest] = token.split(".");
      const given = Buffer.from(signature, "base64url");
      const expected = signatureOf(content);
      if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
        return null;
      return JSON.parse(Buffer.from(content, "base64url").toString("utf8")) as unknown;
    },
  };
}

/** Derived from NEXTAUTH_SECRET, so that no token can ever pass for a session or the other way round. */
function deriveKey(secret: Secret, kind: TokenKind): Buffer {
  return Buffer.from(hkdfSync("sha256", secret.reveal(), "", `runbell ${kind} v1`, 32));
}
