/** So many of so many. */
export interface Share {
  count: number;
  of: number;
}

/** By how much the second share is larger than the first, from -1 to 1, and between what bounds that is to be believed. */
export interface ShareDifference {
  difference: number;
  low: number;
  high: number;
}

/** Fewer say nothing. */
export const FEWEST_TO_COMPARE = 30;

/** Of the normal distribution, for bounds that hold the true value 95 times in a hundred. */
const Z = 1.959964;

/**
 * Null when one of the two has too few. The bounds are method 10 of Newcombe, Statistics in Medicine 17 (1998), 873–890:
 * two Wilson score intervals put together, which stay sensible where a share is 0 or 1.
 */
export function compareShares(first: Share, second: Share): ShareDifference | null {
  if (Math.min(first.of, second.of) < FEWEST_TO_COMPARE) return null;
  const [one, other] = [wilson(first), wilson(second)];
  const difference = other.share - one.share;
  return {
    difference,
    low: difference - Math.hypot(other.share - other.low, one.high - one.share),
    high: difference + Math.hypot(other.high - other.share, one.share - one.low),
  };
}

function wilson({ count, of }: Share) {
  const share = count / of;
  const middle = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const reach = (Z / (1 + Z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { share, low: middle - reach, high: middle + reach };
}
