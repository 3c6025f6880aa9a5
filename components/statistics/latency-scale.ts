/** Of a day or an hour: null without anything that was measured. */
export interface LatencyPoint {
  key: string;
  label: string;
  p50_ms: number | null;
  p95_ms: number | null;
}

/** Values that people read at a glance, in milliseconds. */
const rounds = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000, 172_800_000, 259_200_000,
];

/** The top of the scale: the round value that holds the slowest of the points. */
export function topOf(points: readonly Pick<LatencyPoint, "p50_ms" | "p95_ms">[]): number {
  const slowest = Math.max(0, ...points.map(({ p50_ms, p95_ms }) => Math.max(p50_ms ?? 0, p95_ms ?? 0)));
  return rounds.find((round) => round >= slowest) ?? slowest;
}

/**
 * The paths of a line over the days, in a square of 100 by 100 with 0 at the bottom. A day without a value is a gap;
 * days alone between gaps are dots, or they would not be seen: dashes of no length with round ends.
 */
export function linePaths(values: readonly (number | null)[], top: number): { line: string; dots: string } {
  let line = "";
  let dots = "";
  values.forEach((value, index) => {
    if (value === null) return;
    const point = `${round((100 * (index + 0.5)) / values.length)} ${round(100 - (100 * value) / top)}`;
    const [before, after] = [values[index - 1] ?? null, values[index + 1] ?? null];
    if (before !== null) line += `L${point}`;
    else if (after !== null) line += `M${point}`;
    else dots += `M${point}h0.01`;
  });
  return { line, dots };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
