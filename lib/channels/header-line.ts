/** Controls, line separators, and the marks that turn the direction of the text around them. */
const unsafe = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** Text for a header or a one-line answer: one line, no controls, at most so many characters (code points). */
export function headerLine(text: string, maxLength: number): string {
  const line = text.toWellFormed().replace(unsafe, " ").replace(/ {2,}/g, " ").trim();
  const characters = Array.from(line);
  return characters.length <= maxLength
    ? line
    : `${characters
        .slice(0, maxLength - 1)
        .join("")
        .trimEnd()}…`;
}
