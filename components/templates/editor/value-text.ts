const mostShown = 80;

/** A value of the context on one line, short enough for a list. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return "none";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text === "") return "empty";
  const line = text.replace(/\s*\n\s*/g, " ⏎ ");
  return line.length > mostShown ? `${line.slice(0, mostShown - 1)}…` : line;
}
