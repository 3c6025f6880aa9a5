/** White space as Python's str.isspace() has it, which Jinja trims and splits by. */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31);
  if (code < 0x85) return false;
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** The first index at or after `from` that is not white space. */
export function skipSpace(text: string, from = 0): number {
  let index = from;
  while (index < text.length && isSpace(text.charCodeAt(index))) index++;
  return index;
}

export function trimStart(text: string): string {
  return text.slice(skipSpace(text));
}

export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

const unstorable = /[\u0000\ud800-\udfff]/;

/** NUL and half characters, which neither databases nor mail can hold, become U+FFFD. */
export function cleanText(text: string): string {
  return unstorable.test(text) ? text.replace(/[\u0000\p{Surrogate}]/gu, "\ufffd") : text;
}
