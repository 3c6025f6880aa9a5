/** The two messages that a trigger compares. */
export const variants = ["a", "b"] as const;
export type Variant = (typeof variants)[number];

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Which of the two a recipient gets: always the same one in the same comparison, `percent` in a hundred of them b. By
 * FNV-1a (draft-eastlake-fnv), which spreads short names evenly; there is nothing to protect.
 */
export function variantOf(recipient: string, comparison: string, percent: number): Variant {
  let hash = FNV_OFFSET;
  for (const byte of new TextEncoder().encode(`${comparison} ${recipient}`))
    hash = Math.imul(hash ^ byte, FNV_PRIME) >>> 0;
  return hash % 100 < percent ? "b" : "a";
}
