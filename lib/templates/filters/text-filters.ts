import { flag, mapText, textArgument, textOf, wholeNumber } from "../evaluate/argument";
import { characterCount, sliceCharacters } from "../evaluate/characters";
import { escapeHtml, isEscaped } from "../evaluate/escape";
import { capitalize, replacement, shareBeforeCenter, splitLines, strip } from "../evaluate/string-change";
import { toText } from "../evaluate/text";
import { isText, Safe, Undefined } from "../evaluate/value";
import { textFilter, type Filters } from "./define";

export const textFilters: Filters = {
  upper: textFilter((text) => text.toUpperCase()),
  lower: textFilter((text) => text.toLowerCase()),
  capitalize: textFilter(capitalize),
  title: {
    parameters: [],
    apply: (run, value) => {
      const text = textOf(run, value);
      run.allowText(text.length);
      return titled(text);
    },
  },
  trim: {
    parameters: ["chars"],
    apply: (run, value, [chars]) => {
      const set = chars === undefined || chars === null ? undefined : textArgument(run, chars, "chars", "");
      return mapText(run, value, (text) => strip(text, set));
    },
  },
  replace: {
    parameters: ["old", "new", "count"],
    apply: (run, value, [old = null, next = null, count]) => {
      const isSafe = isEscaped(run.contentType) && [value, old, next].some((part) => part instanceof Safe);
      const raw = textOf(run, value);
      const text = isSafe && !(value instanceof Safe) ? run.escape(raw) : raw;
      const inserted = isSafe && !(next instanceof Safe) ? run.escape(textOf(run, next)) : textOf(run, next);
      const searched = textOf(run, old);
      const limit = count === undefined || count === null ? Infinity : wholeNumber(run, count, "count", 0);
      run.spendText(text.length + searched.length + inserted.length);
      const change = replacement(text, searched, inserted, limit < 0 ? Infinity : limit);
      run.allowText(change.length);
      return isSafe ? new Safe(change.build()) : change.build();
    },
  },
  truncate: {
    parameters: ["length", "killwords", "end", "leeway"],
    apply: (run, value, [length, killwords, end, leeway]) => {
      const wanted = wholeNumber(run, length, "length", 255);
      const ending = textArgument(run, end, "end", "...");
      const tolerance = leeway === null ? 5 : wholeNumber(run, leeway, "leeway", 5);
      if (wanted < characterCount(ending)) run.fail(`"length" must be ${characterCount(ending)} at least.`);
      if (tolerance < 0) run.fail('"leeway" must be 0 at least.');
      if (Array.isArray(value) || value instanceof Map) {
        const size = Array.isArray(value) ? value.length : value.size;
        return size <= wanted + tolerance ? value : run.fail("Only text can be truncated.");
      }
      if (value instanceof Undefined) return value;
      return mapText(run, value, (text) => {
        if (text.length <= wanted || characterCount(text) <= wanted + tolerance) return text;
        const cut = sliceCharacters(text, 0, wanted - characterCount(ending));
        const space = flag(killwords) ? -1 : cut.lastIndexOf(" ");
        return (space === -1 ? cut : cut.slice(0, space)) + ending;
      });
    },
  },
  indent: {
    parameters: ["width", "first", "blank"],
    apply: (run, value, [width, first, blank]) => {
      const text = textOf(run, value);
      const isSafe = value instanceof Safe;
      const given = isText(width ?? null)
        ? textOf(run, width ?? null)
        : " ".repeat(Math.max(0, Math.min(1_000, wholeNumber(run, width, "width", 4))));
      const indention = isSafe && !(width instanceof Safe) ? run.escapeMarkup(given) : given;
      run.allowText(text.length);
      const lines = splitLines(`${text}\n`);
      run.allowText(text.length + (lines.length + 1) * indention.length);
      const indented = lines.map((line, index) => {
        const isIndented = index === 0 ? flag(first) : line !== "" || flag(blank);
        return isIndented ? indention + line : line;
      });
      return isSafe ? new Safe(indented.join("\n")) : indented.join("\n");
    },
  },
  center: {
    parameters: ["width"],
    apply: (run, value, [width]) => {
      const wanted = wholeNumber(run, width, "width", 80);
      run.allowText(Math.max(0, wanted));
      return mapText(run, value, (text) => {
        const missing = wanted - characterCount(text);
        if (missing <= 0) return text;
        const left = shareBeforeCenter(missing, wanted);
        return " ".repeat(left) + text + " ".repeat(missing - left);
      });
    },
  },
  wordcount: {
    parameters: [],
    apply: (run, value) => {
      const text = textOf(run, value);
      run.spendText(text.length);
      let count = 0;
      for (const _ of text.matchAll(/[\p{L}\p{N}_]+/gu)) count++;
      run.spend(count);
      return count;
    },
  },
  string: { parameters: [], apply: (run, value) => (value instanceof Safe ? value : toText(run, value)) },
  forceescape: {
    parameters: [],
    apply: (run, value) => {
      const text = textOf(run, value);
      run.allowText(text.length);
      const escaped = escapeHtml(text);
      run.allowText(escaped.length);
      return new Safe(escaped);
    },
  },
};

const wordBreaks = "-({[<";

/** Each word with a first capital and the rest small; words also begin after - ( { [ and <. */
function titled(text: string): string {
  let result = "";
  let word = "";
  const flush = () => {
    const [first = ""] = word;
    result += first.toUpperCase() + word.slice(first.length).toLowerCase();
    word = "";
  };
  for (const character of text) {
    if (wordBreaks.includes(character) || /\s/.test(character)) {
      flush();
      result += character;
    } else {
      word += character;
    }
  }
  flush();
  return result;
}
