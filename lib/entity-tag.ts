import { createHash } from "node:crypto";

/** The strong ETag (RFC 9110) of a text: as long as it is the same, so is the text. */
export function entityTag(text: string): string {
  return `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
}
