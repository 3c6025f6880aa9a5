/** An address that a button can open. */
export function isWebAddress(address: unknown): boolean {
  return typeof address === "string" && /^https?:\/\/[^\s/]/i.test(address);
}
