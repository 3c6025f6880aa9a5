/** The value that `share` (0 to 1) of all are not above; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export function whole(number: number): string {
  return Number.isFinite(number) ? Math.round(number).toLocaleString("en") : "-";
}

/** Milliseconds: with a digit behind the point below ten. */
export function inMs(ms: number): string {
  if (!Number.isFinite(ms)) return "-";
  return `${Math.abs(ms) < 10 ? ms.toFixed(1) : whole(ms)} ms`;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Lines with columns of equal width: the first to the left, the others to the right. */
export function sayTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    say(
      row
        .map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0)))
        .join("  "),
    );
}
