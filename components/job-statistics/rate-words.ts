/** 0 to 1 as “98 %”: never 100 while one failed, never 0 while one completed. */
export function rateWords(rate: number | null): string {
  if (rate === null) return "–";
  return `${percentOf(rate)} %`;
}

function percentOf(rate: number): number {
  const rounded = Math.round(rate * 100);
  return rate > 0 && rate < 1 ? Math.min(99, Math.max(1, rounded)) : rounded;
}

/** “3 points more”; null when one of them is not known. */
export function rateChangeWords(now: number | null, before: number | null): string | null {
  if (now === null || before === null) return null;
  const points = percentOf(now) - percentOf(before);
  if (points === 0) return "the same";
  return `${Math.abs(points)} ${Math.abs(points) === 1 ? "point" : "points"} ${points > 0 ? "more" : "less"}`;
}

/** “12 more”. */
export function countChangeWords(now: number, before: number): string {
  if (now === before) return "as many";
  return now > before ? `${now - before} more` : `${before - now} fewer`;
}

/** “20 % longer”; null when one of them is not known. */
export function durationChangeWords(nowMs: number | null, beforeMs: number | null): string | null {
  if (nowMs === null || beforeMs === null || beforeMs === 0) return null;
  const percent = Math.round((nowMs / beforeMs - 1) * 100);
  if (percent === 0) return "the same";
  return `${Math.abs(percent)} % ${percent > 0 ? "longer" : "shorter"}`;
}

export interface Outcomes {
  completed: number;
  failed: number;
}

/** Of several stretches together; cancelled runs and those under way count for neither. */
export function sumOutcomes(stretches: readonly Outcomes[]): Outcomes & { rate: number | null } {
  const completed = stretches.reduce((sum, stretch) => sum + stretch.completed, 0);
  const failed = stretches.reduce((sum, stretch) => sum + stretch.failed, 0);
  return { completed, failed, rate: completed + failed === 0 ? null : completed / (completed + failed) };
}
