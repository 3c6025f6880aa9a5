export interface Place {
  line: number;
  column: number;
}

interface Span {
  from: number;
  to: number;
}

/** What to underline for a place counted from 1: the word there, else one character. Outside of the text: its nearest end. */
export function spanAt(text: string, { line, column }: Place): Span {
  const start = lineStart(text, line);
  const end = lineEnd(text, start);
  const from = Math.min(start + Math.max(0, column - 1), end);
  const word = /^(?:[\w-]+|\{\{|\{%|\S)/.exec(text.slice(from, end));
  if (word) return { from, to: from + word[0].length };
  return { from: Math.max(start, from - 1), to: from };
}

function lineStart(text: string, line: number): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const next = text.indexOf("\n", start);
    if (next < 0) return start;
    start = next + 1;
  }
  return start;
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}
