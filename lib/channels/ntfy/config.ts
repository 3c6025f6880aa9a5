import { z } from "zod";
import { parseUrl } from "@/lib/parse-url";
import { OptionalSecret } from "../field-schemas";

function isServer(text: string): boolean {
  const url = parseUrl(text);
  const isPlain = url && !url.username && !url.password && !url.search && !url.hash;
  return Boolean(isPlain && /^https?:$/.test(url.protocol));
}

/** A topic of an ntfy server, ntfy.sh or one's own. */
export const NtfyConfig = z.object({
  server_url: z
    .string()
    .trim()
    .max(500)
    .transform((text) => text || "https://ntfy.sh")
    .refine(isServer, { error: "must be the address of an ntfy server, such as https://ntfy.sh" })
    .default("https://ntfy.sh"),
  topic: z
    .string()
    .trim()
    .regex(/^[-\w]{1,64}$/, { error: "must be 1 to 64 letters, digits, - or _" }),
  access_token: OptionalSecret.refine((token) => !token || /^[\x21-\x7e]{1,500}$/.test(token.reveal()), {
    error: "must be an access token, such as tk_…",
  }),
});
export type NtfyConfig = z.infer<typeof NtfyConfig>;
