import type { Json, JsonRecord } from "../context-shape";
import { cutText, type Tidy } from "./cut-text";

/** A text of a document that may be shortened. */
export interface CuttableText {
  holder: JsonRecord;
  key: string;
  /** What the channel takes of this text; none when only the whole is limited. */
  limit: number;
}

/** How large a document may be, in the channel's unit. */
export interface Room {
  measure: (part: Json) => number;
  excess: () => number;
}

/** What became of a document. */
export interface Fit {
  isSmallEnough: boolean;
  cutCount: number;
}

/** Shorter texts tell nothing any more. */
const shortest = 120;

/**
 * Shortens texts in place until each keeps its own limit and the document is not too large: the longest first, to the
 * half at most, so that several long ones share what there is.
 */
export function fitTexts(texts: readonly CuttableText[], { measure, excess }: Room, tidy?: Tidy): Fit {
  const slots = texts.map((text) => new Slot(text, tidy));
  let over = excess();
  while (over > 0) {
    const longest = slots.reduce<Slot | null>(
      (best, slot) => (best && best.text.length >= slot.text.length ? best : slot),
      null,
    );
    if (!longest || longest.text.length <= shortest) break;
    const before = measure(longest.text);
    const { length } = longest.text;
    longest.cutTo(Math.max(shortest, Math.min(length - 1, Math.max(length - over, Math.floor(length / 2)))));
    over -= before - measure(longest.text);
    if (over <= 0) over = excess();
  }
  return { isSmallEnough: over <= 0, cutCount: slots.filter(({ isCut }) => isCut).length };
}

class Slot {
  text: string;
  private readonly whole: string;

  constructor(
    private readonly place: CuttableText,
    private readonly tidy: Tidy | undefined,
  ) {
    this.text = this.whole = String(place.holder[place.key]);
    this.cutTo(place.limit);
  }

  get isCut(): boolean {
    return this.text !== this.whole;
  }

  cutTo(limit: number): void {
    this.text = cutText(this.whole, limit, this.tidy);
    this.place.holder[this.place.key] = this.text;
  }
}

/** Takes as many items from the end of a list as are too much, and puts a note there that says how many. */
export function dropLast(list: Json[], { measure, excess }: Room, note: (count: number) => Json): void {
  let over = excess();
  if (over <= 0) return;
  let count = 0;
  over += measure(note(list.length)) + 1;
  while (over > 0 && count < list.length) {
    count++;
    over -= measure(list[list.length - count] ?? null) + 1;
  }
  list.splice(list.length - count, count, note(count));
}

/** What an author is told of texts that were cut; null when none was. */
export function cutWarning({ cutCount }: Fit, channel: string): string | null {
  if (cutCount === 0) return null;
  const texts = cutCount === 1 ? "A text was" : `${cutCount} texts were`;
  return `${texts} shortened to what ${channel} takes.`;
}

/** How many bytes a document has when it is sent. */
export function jsonBytes(document: Json): number {
  return new TextEncoder().encode(JSON.stringify(document)).length;
}

/** How many characters it has as JSON. */
export function jsonLength(document: Json): number {
  return JSON.stringify(document).length;
}
