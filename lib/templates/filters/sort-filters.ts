import { attributeGetter, flag, textOf, withoutCase, type Getter } from "../evaluate/argument";
import { calculate } from "../evaluate/arithmetic";
import { isEqual, order } from "../evaluate/compare";
import { iterate } from "../evaluate/iterate";
import type { Run } from "../evaluate/run";
import { GroupTuple, isNumeric, isText, nameOf, Undefined, type Value } from "../evaluate/value";
import type { Filters } from "./define";

export const sortFilters: Filters = {
  sort: {
    parameters: ["reverse", "case_sensitive", "attribute"],
    apply: (run, value, [reverse, isCaseSensitive, attribute]) =>
      sorted(run, iterate(run, value), sortKeys(run, attribute, flag(isCaseSensitive)), flag(reverse)),
  },
  unique: {
    parameters: ["case_sensitive", "attribute"],
    apply: (run, value, [isCaseSensitive, attribute]) => {
      const read = keyGetter(run, attribute, flag(isCaseSensitive));
      const seen = new Set<string | number | null>();
      return iterate(run, value).filter((item) => {
        const key = hashable(run, read(item));
        return !seen.has(key) && seen.add(key);
      });
    },
  },
  min: {
    parameters: ["case_sensitive", "attribute"],
    apply: (run, value, given) => extreme(run, value, given, -1),
  },
  max: {
    parameters: ["case_sensitive", "attribute"],
    apply: (run, value, given) => extreme(run, value, given, 1),
  },
  sum: {
    parameters: ["attribute", "start"],
    apply: (run, value, [attribute, start = 0]) => {
      const read = attributeGetter(run, attribute);
      if (isText(start)) run.fail('Text cannot be summed: use "join".');
      return iterate(run, value).reduce((sum: Value, item) => calculate(run, "+", sum, read(item)), start);
    },
  },
  groupby: {
    parameters: ["attribute", "default", "case_sensitive"],
    apply: (run, value, [attribute, fallback, isCaseSensitive]) => {
      const read = attributeGetter(run, attribute ?? run.fail('"groupby" needs an attribute.'), fallback);
      const key: Getter = flag(isCaseSensitive) ? read : (item) => withoutCase(run, read(item));
      const groups: { key: Value; members: Value[] }[] = [];
      for (const item of sorted(run, iterate(run, value), [key], false)) {
        const last = groups.at(-1);
        const current = key(item);
        if (last && isEqual(run, last.key, current)) last.members.push(item);
        else groups.push({ key: current, members: [item] });
      }
      return groups.map(({ members }) => {
        const group = new GroupTuple();
        group.push(read(members[0] ?? null), members);
        return group;
      });
    },
  },
};

/** A stable sort by several keys; equal entries keep their order also in reverse, as in Python. */
export function sorted(
  run: Run,
  items: readonly Value[],
  keys: readonly Getter[],
  isReverse: boolean,
): Value[] {
  const rows = items.map((item) => ({ item, keys: keys.map((read) => read(item)) }));
  run.spend(items.length * Math.ceil(Math.log2(items.length + 1)));
  const direction = isReverse ? -1 : 1;
  rows.sort((left, right) => {
    for (let index = 0; index < keys.length; index++) {
      const difference = order(run, left.keys[index] ?? null, right.keys[index] ?? null);
      if (difference !== 0) return difference * direction;
    }
    return 0;
  });
  return rows.map((row) => row.item);
}

function sortKeys(run: Run, attribute: Value | undefined, isCaseSensitive: boolean): Getter[] {
  if (attribute === undefined || attribute === null || !isText(attribute)) {
    return [keyGetter(run, attribute, isCaseSensitive)];
  }
  const names = textOf(run, attribute).split(",");
  run.spend(names.length);
  return names.map((name) => keyGetter(run, name, isCaseSensitive));
}

function keyGetter(run: Run, attribute: Value | undefined, isCaseSensitive: boolean): Getter {
  const read = attributeGetter(run, attribute);
  return isCaseSensitive ? read : (item) => withoutCase(run, read(item));
}

function extreme(run: Run, value: Value, given: readonly (Value | undefined)[], direction: 1 | -1): Value {
  const [isCaseSensitive, attribute] = given;
  const key = keyGetter(run, attribute, flag(isCaseSensitive));
  const [first, ...rest] = iterate(run, value);
  if (first === undefined) return new Undefined("the smallest or largest of an empty list");
  let found = first;
  let foundKey = key(first);
  for (const item of rest) {
    const itemKey = key(item);
    if (order(run, itemKey, foundKey) * direction <= 0) continue;
    found = item;
    foundKey = itemKey;
  }
  return found;
}

/** What tells values apart in a set; a number and the same text differ. */
function hashable(run: Run, value: Value): string | number | null {
  if (value === null) return null;
  if (isNumeric(value)) return Number(value);
  if (isText(value)) {
    const text = textOf(run, value);
    run.spendText(text.length);
    return `=${text}`;
  }
  if (value instanceof Undefined) return "undefined";
  run.fail(`${nameOf(value)} cannot be told apart by "unique".`);
}
