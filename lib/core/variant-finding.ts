import { compareShares, FEWEST_TO_COMPARE, type Share } from "./compare-shares";

/** What the comparison of two templates shows, in a sentence that says no more than the figures do. */
export function variantFinding(a: Share, b: Share): string {
  const compared = compareShares(a, b);
  if (compared === null)
    return `Too few to tell: it takes ${FEWEST_TO_COMPARE} messages to members of each, and there are ${a.of} and ${b.of}.`;
  const { difference, low, high } = compared;
  if (low <= 0 && high >= 0)
    return `No difference to be seen: B may be acknowledged up to ${points(low)} percentage points less and up to ${points(high)} more often than A (95% confidence).`;
  const [more, less] = difference > 0 ? ["B", "A"] : ["A", "B"];
  const [from, to] = difference > 0 ? [low, high] : [high, low];
  return `${more} is acknowledged more often than ${less}: by ${points(difference)} percentage points, between ${points(from)} and ${points(to)} (95% confidence).`;
}

/** With a tenth where it is less than one: a bound beside zero must not read as zero. */
function points(share: number): string {
  const value = Math.abs(share) * 100;
  return value < 1 ? value.toFixed(1) : value.toFixed(0);
}
