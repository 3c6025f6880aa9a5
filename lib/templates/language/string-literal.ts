import { TemplateError, type Position } from "../error";

const escapes: Record<string, string> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "\n": "",
};
const hexLengths: Record<string, number> = { x: 2, u: 4, U: 8 };

/** Reads the string literal that opens at `start`, with Python's escapes. */
export function readString(
  source: string,
  start: number,
  position: Position,
): { value: string; end: number } {
  const quote = source[start];
  let value = "";
  let index = start + 1;
  for (;;) {
    const current = source[index];
    if (current === undefined) throw new TemplateError("This text is never closed with a quote.", position);
    if (current === quote) return { value, end: index + 1 };
    if (current !== "\\") {
      value += current;
      index++;
      continue;
    }
    const escape = readEscape(source, index + 1, position);
    value += escape.value;
    index = escape.end;
  }
}

function readEscape(source: string, index: number, position: Position): { value: string; end: number } {
  const current = source[index] ?? "";
  const simple = escapes[current];
  if (simple !== undefined) return { value: simple, end: index + 1 };

  const octal = /[0-7]{1,3}/y;
  octal.lastIndex = index;
  const octalDigits = octal.exec(source)?.[0];
  if (octalDigits) {
    return { value: String.fromCharCode(parseInt(octalDigits, 8)), end: index + octalDigits.length };
  }

  const length = hexLengths[current];
  if (length === undefined) return { value: "\\" + current, end: index + current.length };
  const hex = source.slice(index + 1, index + 1 + length);
  const code = parseInt(hex, 16);
  if (hex.length !== length || !/^[0-9a-fA-F]+$/.test(hex) || code > 0x10ffff) {
    throw new TemplateError(`"\\${current}${hex}" is not a character.`, position);
  }
  return { value: String.fromCodePoint(code), end: index + 1 + length };
}
