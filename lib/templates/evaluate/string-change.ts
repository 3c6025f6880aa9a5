// What filters and methods of text have in common, each linear in its input.

import { isSpace } from "../language/characters";
import { findAll, mirror } from "./find";

export function capitalize(text: string): string {
  const [first = ""] = text;
  const [upper = "", ...more] = first.toUpperCase();
  return upper + more.join("").toLowerCase() + text.slice(first.length).toLowerCase();
}

/** Python's islower(): one small letter at least, and no capital. */
export function isLowerCase(text: string): boolean {
  return text.toLowerCase() === text && /\p{Ll}/u.test(text);
}

/** Python's isupper(): one capital at least, and no small letter. */
export function isUpperCase(text: string): boolean {
  return text.toUpperCase() === text && /\p{Lu}/u.test(text);
}

/** How many of the missing characters stand before a text in the middle, as Python puts it. */
export function shareBeforeCenter(missing: number, width: number): number {
  return Math.floor(missing / 2) + (missing & width & 1);
}

/** White space, or any of the given characters, taken off the ends. */
export function strip(text: string, characters: string | undefined, atStart = true, atEnd = true): string {
  const isCut =
    characters === undefined
      ? isSpace
      : (
          (set) => (code: number) =>
            set.has(code)
        )(new Set(Array.from(characters, (c) => c.charCodeAt(0))));
  let start = 0;
  let end = text.length;
  if (atStart) while (start < end && isCut(text.charCodeAt(start))) start++;
  if (atEnd) while (end > start && isCut(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Length and maker of a replacement, so that the length can be checked before it is built. */
export function replacement(text: string, old: string, next: string, limit: number) {
  if (old === "") return insertion(text, next, limit);
  const places = findAll(text, old, limit);
  return {
    length: text.length + places.length * (next.length - old.length),
    build: () => {
      let result = "";
      let from = 0;
      for (const place of places) {
        result += text.slice(from, place) + next;
        from = place + old.length;
      }
      return result + text.slice(from);
    },
  };
}

/** Replacing nothing puts the new text around every character, as in Python. */
function insertion(text: string, next: string, limit: number) {
  const count = Math.min(limit, text.length + 1);
  return {
    length: text.length + count * next.length,
    build: () => {
      const characters = Array.from(text);
      const parts = characters.slice(0, count).map((character) => next + character);
      if (count > characters.length) parts.push(next);
      return parts.join("") + characters.slice(count).join("");
    },
  };
}

const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

/** Lines without their ends; a last line end opens no new line. */
export function splitLines(text: string): string[] {
  const lines = text.split(lineEnd);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** Words between white space. */
export function splitWords(text: string, limit = Infinity): string[] {
  const words: string[] = [];
  let index = 0;
  for (;;) {
    while (index < text.length && isSpace(text.charCodeAt(index))) index++;
    if (index >= text.length) return words;
    if (words.length >= limit) {
      words.push(text.slice(index));
      return words;
    }
    const start = index;
    while (index < text.length && !isSpace(text.charCodeAt(index))) index++;
    words.push(text.slice(start, index));
  }
}

export function splitBy(text: string, separator: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const place of findAll(text, separator, limit)) {
    parts.push(text.slice(from, place));
    from = place + separator.length;
  }
  parts.push(text.slice(from));
  return parts;
}

/** Like splitWords, but the limit leaves the beginning whole. */
export function splitWordsLast(text: string, limit: number): string[] {
  const words: string[] = [];
  let end = text.length;
  for (;;) {
    while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
    if (end === 0) return words.reverse();
    if (words.length >= limit) return [...words, text.slice(0, end)].reverse();
    const stop = end;
    while (end > 0 && !isSpace(text.charCodeAt(end - 1))) end--;
    words.push(text.slice(end, stop));
  }
}

/** Like splitBy, but the limit leaves the beginning whole. */
export function splitByLast(text: string, separator: string, limit: number): string[] {
  const [reversed, mirrored] = [mirror(text), mirror(separator)];
  return splitBy(reversed, mirrored, limit).map(mirror).reverse();
}
