// Text is counted in characters (code points) as in Python, not in UTF-16 units, so that nothing cuts an emoji.

const surrogate = /[\ud800-\udfff]/;

export function characterCount(text: string): number {
  if (!surrogate.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count++;
  return count;
}

export function characters(text: string): string[] {
  return surrogate.test(text) ? Array.from(text) : text.split("");
}

/** Like text.slice(start, end), in characters. */
export function sliceCharacters(text: string, start: number, end?: number): string {
  return surrogate.test(text) ? Array.from(text).slice(start, end).join("") : text.slice(start, end);
}

export function characterAt(text: string, index: number): string | undefined {
  if (!surrogate.test(text)) return text.at(index);
  return Array.from(text).at(index);
}

/** Half characters, which no mail or JSON may hold, become U+FFFD. */
export function wellFormed(text: string): string {
  return surrogate.test(text) ? text.replace(/\p{Surrogate}/gu, "\ufffd") : text;
}
