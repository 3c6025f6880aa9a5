const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long it took, for a sentence: less than a second, 12 s, 3 min, 2 h 5 min, 3 days. */
export function delayWords(from: string, to: string): string {
  const seconds = Math.floor((new Date(to).getTime() - new Date(from).getTime()) / 1000);
  if (seconds < 1) return "less than a second";
  if (seconds < MINUTE) return `${seconds} s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  if (seconds >= 2 * DAY) return `${Math.floor(seconds / DAY)} days`;
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  return `${Math.floor(seconds / HOUR)} h${minutes > 0 ? ` ${minutes} min` : ""}`;
}
