/** Controls but tab and line feed, and the marks that turn the direction of the text around them. */
const unsafe = /(?![\t\n])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** Text of a mail for a chat: whole characters, lines that end alike, no controls, no gaps of many lines. */
export function chatText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(unsafe, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
