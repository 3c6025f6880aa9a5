import { createHash, randomInt, timingSafeEqual } from "node:crypto";

/** For so long a code may be used, and so often it may be guessed. */
export const CODE_MINUTES = 30;
export const MOST_TRIES = 5;
/** The least time from one code to the next for an address. */
export const SECONDS_BETWEEN_CODES = 60;

/** Six digits, each code as likely as any other. */
export function makeCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** As stored with the row of that id: the same code in two rows reads differently. */
export function hashCode(code: string, id: string): string {
  return sha256(`${id}/${code}`);
}

/** Which address was shown to be theirs, without the address: those of webhooks hold credentials. */
export function hashAddress(address: string): string {
  return sha256(address.trim());
}

/** Takes as long for a code that is nearly right. */
export function isSameHash(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
