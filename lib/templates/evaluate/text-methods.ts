import { skipSpace } from "../language/characters";
import { textArgument, textOf, wholeNumber } from "./argument";
import { characterCount } from "./characters";
import { find, findAll, findLast } from "./find";
import { formatFields } from "./format-fields";
import type { Given, MethodSpec, Named } from "./library";
import type { Run } from "./run";
import {
  isLowerCase,
  isUpperCase,
  shareBeforeCenter,
  splitBy,
  splitByLast,
  splitWords,
  splitWordsLast,
} from "./string-change";
import { isText, nameOf, Safe, tuple, type Value } from "./value";

type OnText = (run: Run, text: string, given: Given, keep: (text: string) => Value, named: Named) => Value;

/** A method of text. What it gives stays safe where the text was. */
export function onText(parameters: string[], apply: OnText): MethodSpec {
  return {
    parameters,
    apply: (run, target, given, named) => {
      if (!isText(target)) return run.fail(`${nameOf(target)} has no such method: it belongs to text.`);
      const text = textOf(run, target);
      run.allowText(text.length);
      const keep =
        target instanceof Safe ? (changed: string) => new Safe(changed) : (changed: string) => changed;
      return apply(run, text, given, keep, named);
    },
  };
}

function allOf(pattern: RegExp): MethodSpec {
  return onText([], (_run, text) => pattern.test(text));
}

/** Where the text stands when it is made longer: ljust, rjust and center. */
function justified(shareBefore: (missing: number, width: number) => number): MethodSpec {
  return onText(["width", "fillchar"], (run, text, [width, fill], keep) => {
    const wanted = wholeNumber(run, width ?? null, "width", 0);
    const filler = textArgument(run, fill, "fillchar", " ");
    if (characterCount(filler) !== 1) run.fail('"fillchar" must be one character.');
    const missing = wanted - characterCount(text);
    if (missing <= 0) return keep(text);
    run.allowText(text.length + missing * filler.length);
    const before = shareBefore(missing, wanted);
    return keep(filler.repeat(before) + text + filler.repeat(missing - before));
  });
}

function partition(isLast: boolean): MethodSpec {
  return onText(["sep"], (run, text, [separator = null], keep) => {
    const by = textArgument(run, separator, "sep", "");
    if (by === "") run.fail("The separator is empty.");
    const place = isLast ? findLast(text, by) : find(text, by);
    if (place === -1)
      return isLast ? tuple(keep(""), keep(""), keep(text)) : tuple(keep(text), keep(""), keep(""));
    return tuple(keep(text.slice(0, place)), keep(by), keep(text.slice(place + by.length)));
  });
}

function splitting(
  byWords: (text: string, limit: number) => string[],
  bySeparator: (text: string, separator: string, limit: number) => string[],
): MethodSpec {
  return onText(["sep", "maxsplit"], (run, text, [separator, maximum], keep) => {
    const limit = wholeNumber(run, maximum, "maxsplit", -1);
    const most = limit < 0 ? Infinity : limit;
    if (separator === undefined || separator === null) return listOf(run, byWords(text, most), keep);
    const by = textArgument(run, separator, "sep", "");
    if (by === "") run.fail("The separator is empty.");
    return listOf(run, bySeparator(text, by, most), keep);
  });
}

export function listOf(run: Run, texts: string[], keep: (text: string) => Value): Value[] {
  run.allowItems(texts.length);
  return texts.map(keep);
}

/** Where a part stands, in characters, or -1. */
export function placeOf(
  run: Run,
  text: string,
  part: Value,
  search: (text: string, needle: string) => number = find,
): number {
  const index = search(text, textArgument(run, part, "sub", ""));
  return index === -1 ? -1 : characterCount(text.slice(0, index));
}

/** The methods of text that need no more than the text itself. */
export const textMethods: Record<string, MethodSpec> = {
  format: {
    ...onText([], (run, text, given, keep, named) =>
      keep(formatFields(run, text, given, named, keep("") instanceof Safe)),
    ),
    isOpen: true,
  },
  removeprefix: onText(["prefix"], (run, text, [prefix = null], keep) => {
    const part = textArgument(run, prefix, "prefix", "");
    return keep(text.startsWith(part) ? text.slice(part.length) : text);
  }),
  removesuffix: onText(["suffix"], (run, text, [suffix = null], keep) => {
    const part = textArgument(run, suffix, "suffix", "");
    return keep(text.endsWith(part) ? text.slice(0, text.length - part.length) : text);
  }),
  partition: partition(false),
  rpartition: partition(true),
  split: splitting(splitWords, splitBy),
  rsplit: splitting(splitWordsLast, splitByLast),
  find: onText(["sub"], (run, text, [part = null]) => placeOf(run, text, part)),
  rfind: onText(["sub"], (run, text, [part = null]) => placeOf(run, text, part, findLast)),
  isalpha: allOf(/^\p{L}+$/u),
  isalnum: allOf(/^[\p{L}\p{N}]+$/u),
  isdigit: allOf(/^[\p{Nd}\u00b2\u00b3\u00b9]+$/u),
  isspace: onText([], (_run, text) => text !== "" && skipSpace(text) === text.length),
  islower: onText([], (_run, text) => isLowerCase(text)),
  isupper: onText([], (_run, text) => isUpperCase(text)),
  istitle: onText([], (_run, text) => isTitle(text)),
  swapcase: onText([], (_run, text, _given, keep) =>
    keep(
      text.replace(/\p{Lu}|\p{Ll}/gu, (one) => (/\p{Lu}/u.test(one) ? one.toLowerCase() : one.toUpperCase())),
    ),
  ),
  casefold: onText([], (_run, text, _given, keep) =>
    keep(text.toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ")),
  ),
  ljust: justified(() => 0),
  rjust: justified((missing) => missing),
  center: justified(shareBeforeCenter),
  expandtabs: onText(["tabsize"], (run, text, [tabsize], keep) => {
    const size = wholeNumber(run, tabsize, "tabsize", 8);
    run.allowText(text.length + findAll(text, "\t").length * Math.max(0, size));
    let column = 0;
    const expanded = text.replace(/[\n\r]|\t|[^\t\n\r]+/g, (part) => {
      if (part === "\n" || part === "\r") column = 0;
      else if (part !== "\t") column += characterCount(part);
      else if (size <= 0) return "";
      else {
        const width = size - (column % size);
        column += width;
        return " ".repeat(width);
      }
      return part;
    });
    return keep(expanded);
  }),
};

/** Whether each word starts with a capital and goes on in small letters. */
function isTitle(text: string): boolean {
  let hasWord = false;
  let isInWord = false;
  for (const character of text) {
    const isUpper = /[\p{Lu}\p{Lt}]/u.test(character);
    const isCased = isUpper || /\p{Ll}/u.test(character);
    if (isCased && isUpper === isInWord) return false;
    hasWord ||= isUpper;
    isInWord = isCased;
  }
  return hasWord;
}
