import { isSpace } from "../language/characters";
import { characterCount, sliceCharacters } from "./characters";
import { escapeHtml } from "./escape";
import type { Run } from "./run";
import { TextBuilder } from "./text-builder";

export interface LinkOptions {
  trimLimit: number | null;
  rel: string;
  target: string;
}

const address = new RegExp(
  "^(?:" +
    "(?:https?://|www\\.)(?:(?:[\\p{L}\\p{N}_%-]+\\.)+)?(?:[a-z]{2,63}|xn--[\\p{L}\\p{N}_%]{2,59})" +
    "|(?:[\\p{L}\\p{N}_%-]{2,63}\\.)+(?:com|net|int|edu|gov|org|info|mil)" +
    "|https?://(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[(?:[\\da-f]{0,4}:){2}(?:[\\da-f]{0,4}:?){1,6}\\])" +
    ")(?::\\d{1,5})?(?:[/?#]\\S*)?$",
  "iu",
);
const mail = /^\S+@[\p{L}\p{N}_][\p{L}\p{N}_.-]*\.[\p{L}\p{N}_]+$/u;
const opening = /^(?:[(<]|&lt;)+/;
const pairs = [
  ["(", ")"],
  ["<", ">"],
  ["&lt;", "&gt;"],
] as const;

/** Text as HTML in which web and mail addresses are links, as Jinja's urlize finds them; in one pass. */
export function linkAddresses(run: Run, escaped: string, options: LinkOptions): string {
  const built = new TextBuilder(run);
  const attributes =
    (options.rel && ` rel="${escapeHtml(options.rel)}"`) +
    (options.target && ` target="${escapeHtml(options.target)}"`);
  let index = 0;
  while (index < escaped.length) {
    const start = index;
    const isGap = isSpace(escaped.charCodeAt(index));
    while (index < escaped.length && isSpace(escaped.charCodeAt(index)) === isGap) index++;
    const word = escaped.slice(start, index);
    run.spendText(word.length);
    if (isGap || !/[.@:]/.test(word)) built.add(word);
    else addWord(built, word, attributes, options.trimLimit);
  }
  return built.toString();
}

function addWord(built: TextBuilder, word: string, attributes: string, trimLimit: number | null): void {
  const { head, middle, tail } = balanced(word);
  built.add(head);
  if (address.test(middle)) {
    const link = /^https?:\/\//.test(middle) ? middle : `https://${middle}`;
    const isLong = trimLimit !== null && characterCount(middle) > trimLimit;
    const label = isLong ? `${sliceCharacters(middle, 0, trimLimit)}...` : middle;
    built.add(`<a href="${link}"${attributes}>${label}</a>`);
  } else if (middle.startsWith("mailto:") && mail.test(middle.slice(7))) {
    built.add(`<a href="${middle}">${middle.slice(7)}</a>`);
  } else if (isMail(middle)) {
    built.add(`<a href="mailto:${middle}">${middle}</a>`);
  } else {
    built.add(middle);
  }
  built.add(tail);
}

function isMail(text: string): boolean {
  return text.includes("@") && !/^(?:www\.|@)/.test(text) && !text.includes(":") && mail.test(text);
}

/** Brackets before a word and punctuation after it are no part of it, unless they belong together. */
function balanced(word: string): { head: string; middle: string; tail: string } {
  const head = opening.exec(word)?.[0] ?? "";
  let end = word.length;
  for (let step = closingAt(word, end); step > 0 && end - step >= head.length; step = closingAt(word, end))
    end -= step;
  for (const [open, close] of pairs) {
    const opened = count(word.slice(head.length, end), open);
    const missing = Math.min(opened, count(word.slice(end), close));
    if (opened <= count(word.slice(head.length, end), close)) continue;
    for (let moved = 0; moved < missing; moved++) end = word.indexOf(close, end) + close.length;
  }
  return { head, middle: word.slice(head.length, end), tail: word.slice(end) };
}

function closingAt(word: string, end: number): number {
  if (word.endsWith("&gt;", end)) return 4;
  return end > 0 && ")>.,".includes(word.charAt(end - 1)) ? 1 : 0;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
