import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;

/** A token for a link that is good once, with what is stored of it. */
export function makeOneTimeToken(): { token: string; tokenHash: string } {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  return { token, tokenHash: hashOneTimeToken(token) };
}

/** SHA-256, hex: the token has so much randomness that a fast hash is right. */
export function hashOneTimeToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
