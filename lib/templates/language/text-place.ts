import type { Position } from "../error";

/** The place of a character in a text that starts at `start`. */
export function placeIn(start: Position, text: string, index: number): Position {
  const lineStart = text.lastIndexOf("\n", index - 1) + 1;
  if (index === 0 || lineStart === 0) return { line: start.line, column: start.column + index };
  let { line } = start;
  for (let at = text.indexOf("\n"); at !== -1 && at < index; at = text.indexOf("\n", at + 1)) line++;
  return { line, column: index - lineStart + 1 };
}
