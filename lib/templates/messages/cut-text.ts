/** Repairs the end of a text that was cut: a sign that is half there, a block that is still open. */
export type Tidy = (head: string) => string;

/** A text that fits, its end left out with a note of how much it was. Units are UTF-16, as JavaScript counts. */
export function cutText(text: string, limit: number, tidy: Tidy = (head) => head): string {
  if (text.length <= limit) return text;
  const joint = text.includes("\n") ? "\n" : " ";
  const room = Math.max(0, limit - joint.length - noteOf(text.length).length);
  let end = betweenCharacters(text, room);
  let head = tidy(text.slice(0, end));
  while (head.length > room && end > 0) {
    end = betweenCharacters(text, Math.max(0, end - 8));
    head = tidy(text.slice(0, end));
  }
  return `${head}${joint}${noteOf(text.length - end)}`.trimStart().slice(0, Math.max(1, limit));
}

/** The index, or the one before where it lies between the halves of a character. */
function betweenCharacters(text: string, index: number): number {
  const isSplit =
    /[\ud800-\udbff]/.test(text.charAt(index - 1)) && /[\udc00-\udfff]/.test(text.charAt(index));
  return isSplit ? index - 1 : index;
}

function noteOf(count: number): string {
  return `… ${count.toLocaleString("en-US")} characters left out`;
}
