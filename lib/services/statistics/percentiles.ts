/** Some values that are about the same. */
export interface Bucket {
  bucket: number;
  count: number;
  sumMs: number;
}

export interface Latency {
  p50_ms: number | null;
  p95_ms: number | null;
}

/**
 * The median and the 95th percentile of values in buckets, in milliseconds: each is the mean of the bucket that holds the
 * value of that rank (nearest rank), so it is exact where a bucket has one value, and off by no more than a bucket is
 * wide. Null without values.
 */
export function percentilesOf(buckets: readonly Bucket[]): Latency {
  const [p50_ms = null, p95_ms = null] = percentilesAt(buckets, [0.5, 0.95]);
  return { p50_ms, p95_ms };
}

/** The same for any shares, each between 0 and 1. */
export function percentilesAt(buckets: readonly Bucket[], shares: readonly number[]): (number | null)[] {
  const sorted = merge(buckets);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  return shares.map((share) => {
    let rank = Math.ceil(share * total);
    const holding = sorted.find(({ count }) => (rank -= count) <= 0);
    return holding ? Math.round(holding.sumMs / holding.count) : null;
  });
}

/** One of each bucket, in order: several groups may have the same. */
function merge(buckets: readonly Bucket[]): Bucket[] {
  const merged = new Map<number, Bucket>();
  for (const { bucket, count, sumMs } of buckets) {
    const before = merged.get(bucket) ?? { bucket, count: 0, sumMs: 0 };
    merged.set(bucket, { bucket, count: before.count + count, sumMs: before.sumMs + sumMs });
  }
  return [...merged.values()].toSorted((a, b) => a.bucket - b.bucket);
}
