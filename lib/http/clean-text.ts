/** The text with NUL characters and halves of surrogate pairs, which PostgreSQL refuses, replaced by U+FFFD. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}
