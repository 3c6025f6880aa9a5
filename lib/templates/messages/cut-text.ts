import { splitsPair } from "./surrogate";

/** Repairs the end of a text that was cut: a sign that is half there, a block that is still open. */
export type Tidy = (head: string) => string;

/** A text that fits, its end left out with a note of how much it was. Units are UTF-16, as JavaScript counts. */
export function cutText(text: string, limit: number, tidy: Tidy = (head) => head): string {
  if (text.length <= limit) return text;
  const joint = text.includes("\n") ? "\n" : " ";
  const longestNote = noteOf(text.length).length + joint.length;
  let end = Math.max(0, limit - longestNote);
  if (splitsPair(text, end)) end--;
  let head = tidy(text.slice(0, end));
  while (head.length > Math.max(0, limit - longestNote) && end > 0) {
    end = Math.max(0, end - 8);
    head = tidy(text.slice(0, splitsPair(text, end) ? end - 1 : end));
  }
  return `${head}${joint}${noteOf(text.length - end)}`.trimStart().slice(0, Math.max(1, limit));
}

function noteOf(count: number): string {
  return `… ${count.toLocaleString("en-US")} characters left out`;
}
