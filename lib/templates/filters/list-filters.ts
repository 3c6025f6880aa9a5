import { attributeGetter, flag, textOf, wholeNumber, withoutCase } from "../evaluate/argument";
import { joinEscaped } from "../evaluate/arithmetic";
import { characterCount, characters } from "../evaluate/characters";
import { iterate } from "../evaluate/iterate";
import type { Run } from "../evaluate/run";
import type { Tuple } from "../evaluate/value";
import { isText, nameOf, orElse, Safe, tuple, Undefined, type Value } from "../evaluate/value";
import type { Filters } from "./define";
import { sorted } from "./sort-filters";

export const listFilters: Filters = {
  length: { parameters: [], apply: lengthOf },
  count: { parameters: [], apply: lengthOf },
  first: {
    parameters: [],
    apply: (run, value) => orElse(iterate(run, value)[0], new Undefined("the first of an empty list")),
  },
  last: {
    parameters: [],
    apply: (run, value) => {
      const last = iterate(run, value).at(-1);
      if (last === undefined) return new Undefined("the last of an empty list");
      return value instanceof Safe && typeof last === "string" ? new Safe(last) : last;
    },
  },
  list: { parameters: [], apply: (run, value) => Array.from(iterate(run, value)) },
  reverse: {
    parameters: [],
    apply: (run, value) => {
      if (!isText(value)) return Array.from(iterate(run, value)).reverse();
      const text = textOf(run, value);
      run.allowText(text.length);
      const reversed = characters(text).reverse().join("");
      return value instanceof Safe ? new Safe(reversed) : reversed;
    },
  },
  join: {
    parameters: ["d", "attribute"],
    apply: (run, value, [separator = "", attribute]) => {
      const read = attributeGetter(run, attribute);
      const items = Array.from(iterate(run, value), read);
      const isEscaped =
        run.contentType === "html" &&
        (separator instanceof Safe || items.some((item) => item instanceof Safe));
      const asPart = (item: Value) => (item instanceof Safe && isEscaped ? item : textOf(run, item));
      const parts = items.flatMap((item, index) =>
        index === 0 ? [asPart(item)] : [asPart(separator), asPart(item)],
      );
      if (isEscaped) return joinEscaped(run, parts);
      const texts = parts as string[];
      run.allowText(texts.reduce((sum, text) => sum + text.length, 0));
      return texts.join("");
    },
  },
  batch: {
    parameters: ["linecount", "fill_with"],
    apply: (run, value, [size, fill]) => {
      const count = positive(run, size, "linecount");
      const items = iterate(run, value);
      const rows: Value[] = [];
      for (let from = 0; from < items.length; from += count) rows.push(items.slice(from, from + count));
      return fillLast(run, rows, count, fill);
    },
  },
  slice: {
    parameters: ["slices", "fill_with"],
    apply: (run, value, [count, fill]) => {
      const slices = positive(run, count, "slices");
      const items = iterate(run, value);
      run.allowItems(slices);
      const size = Math.floor(items.length / slices);
      const longer = items.length % slices;
      return Array.from({ length: slices }, (_, index): Value => {
        const start = index * size + Math.min(index, longer);
        const part = items.slice(start, start + size + (index < longer ? 1 : 0));
        return index >= longer && fill !== undefined && fill !== null ? [...part, fill] : part;
      });
    },
  },
  items: {
    parameters: [],
    apply: (run, value) => {
      if (value instanceof Undefined) return Array.from(iterate(run, value));
      if (!(value instanceof Map)) return run.fail(`${nameOf(value)} has no items: a dictionary is needed.`);
      return itemsOf(run, value);
    },
  },
  dictsort: {
    parameters: ["case_sensitive", "by", "reverse"],
    apply: (run, value, [isCaseSensitive, by = "key", reverse]) => {
      if (!(value instanceof Map))
        return run.fail(`${nameOf(value)} cannot be sorted by key: a dictionary is needed.`);
      if (by !== "key" && by !== "value") run.fail('"by" must be key or value.');
      const read = (item: Value) => (item as Tuple)[by === "key" ? 0 : 1] ?? null;
      const key = flag(isCaseSensitive) ? read : (item: Value) => withoutCase(run, read(item));
      return sorted(run, itemsOf(run, value), [key], flag(reverse));
    },
  },
};

function itemsOf(run: Run, value: Map<string | number, Value>): Value[] {
  run.allowItems(value.size * 2);
  return Array.from(value, ([key, item]) => tuple(key, item));
}

function lengthOf(run: Run, value: Value): number {
  if (isText(value)) {
    const text = textOf(run, value);
    run.spendText(text.length);
    return characterCount(text);
  }
  if (Array.isArray(value)) return value.length;
  if (value instanceof Map) return value.size;
  if (value instanceof Undefined) return 0;
  run.fail(`${nameOf(value)} has no length.`);
}

function positive(run: Run, value: Value | undefined, name: string): number {
  const number = wholeNumber(run, value, name, 0);
  return number > 0 ? number : run.fail(`"${name}" must be 1 at least.`);
}

function fillLast(run: Run, rows: Value[], size: number, fill: Value | undefined): Value[] {
  const last = rows.at(-1);
  if (fill === undefined || fill === null || !Array.isArray(last)) return rows;
  run.allowItems(size - last.length);
  return [...rows.slice(0, -1), [...last, ...Array.from({ length: size - last.length }, () => fill)]];
}
