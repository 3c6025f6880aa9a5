export function formatDuration(durationMs: number): string {
  if (durationMs < 0) return "0s";
  if (durationMs < 1000) return `${Math.round(durationMs)}ms`;
  const seconds = Math.floor(durationMs / 1000);
  if (seconds < 10) return `${(Math.floor(durationMs / 100) / 10).toFixed(1).replace(/\.0$/, "")}s`;
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return pair(minutes, "m", seconds % 60, "s");
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return pair(hours, "h", minutes % 60, "m");
  return pair(Math.floor(hours / 24), "d", hours % 24, "h");
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit} ${small}${smallUnit}`;
}
