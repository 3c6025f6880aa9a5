import { textArgument, textOf, wholeNumber } from "./argument";
import { characterCount, sliceCharacters } from "./characters";
import { findAll } from "./find";
import { iterate } from "./iterate";
import type { Given, Library, MethodSpec, Named } from "./library";
import type { Run } from "./run";
import { capitalize, replacement, splitLines, strip } from "./string-change";
import { isEqual } from "./compare";
import { listOf, onText, placeOf, textMethods } from "./text-methods";
import { joinEscaped } from "./arithmetic";
import { isText, keyOf, nameOf, orElse, Safe, tuple, Undefined, type Dict, type Value } from "./value";

function onDict(parameters: string[], apply: (run: Run, target: Dict, given: Given) => Value): MethodSpec {
  return {
    parameters,
    apply: (run, target, given) => {
      if (!(target instanceof Map))
        return run.fail(`${nameOf(target)} has no such method: it belongs to dictionaries.`);
      run.allowItems(target.size);
      return apply(run, target, given);
    },
  };
}

const stripper = (atStart: boolean, atEnd: boolean): MethodSpec =>
  onText(["chars"], (run, text, [chars], keep) =>
    keep(
      strip(
        text,
        chars === undefined || chars === null ? undefined : textArgument(run, chars, "chars", ""),
        atStart,
        atEnd,
      ),
    ),
  );

const affix = (matches: (text: string, part: string) => boolean): MethodSpec =>
  onText(["prefix"], (run, text, [part = null]) => {
    const parts = Array.isArray(part) ? part : [part];
    run.allowItems(parts.length);
    return parts.some((one) => matches(text, textArgument(run, one, "the text", "")));
  });

interface TextOrList {
  onText: (run: Run, text: string, argument: Value) => Value;
  onList: (run: Run, list: readonly Value[], argument: Value) => Value;
}

function onTextOrList(parameter: string, { onText: forText, onList }: TextOrList): MethodSpec {
  const textMethod = onText([parameter], (run, text, [argument = null]) => forText(run, text, argument));
  return {
    parameters: [parameter],
    apply: (run, target, given, named) =>
      Array.isArray(target)
        ? onList(run, target, given[0] ?? null)
        : textMethod.apply(run, target, given, named),
  };
}

/** Methods of dictionaries, lists and text, as in Python; none changes its value. */
export const methods: Library["methods"] = new Map<string, MethodSpec>(
  Object.entries({
    ...textMethods,
    items: onDict([], (_run, target) => Array.from(target, ([key, value]) => tuple(key, value))),
    keys: onDict([], (_run, target) => Array.from(target.keys())),
    values: onDict([], (_run, target) => Array.from(target.values())),
    get: onDict(["key", "default"], (_run, target, [key, fallback = null]) => {
      const name = keyOf(key ?? null);
      return name === undefined ? fallback : orElse(target.get(name), fallback);
    }),
    upper: onText([], (_run, text, _given, keep) => keep(text.toUpperCase())),
    lower: onText([], (_run, text, _given, keep) => keep(text.toLowerCase())),
    capitalize: onText([], (_run, text, _given, keep) => keep(capitalize(text))),
    title: onText([], (_run, text, _given, keep) =>
      keep(text.replace(/\p{L}+/gu, (word) => capitalize(word))),
    ),
    strip: stripper(true, true),
    lstrip: stripper(true, false),
    rstrip: stripper(false, true),
    startswith: affix((text, part) => text.startsWith(part)),
    endswith: affix((text, part) => text.endsWith(part)),
    splitlines: onText([], (run, text, _given, keep) => listOf(run, splitLines(text), keep)),
    replace: onText(["old", "new", "count"], (run, text, [old = null, next = null, count], keep) => {
      const limit = wholeNumber(run, count, "count", -1);
      const isSafe = keep("") instanceof Safe;
      const inserted =
        isSafe && !(next instanceof Safe)
          ? run.escapeMarkup(textOf(run, next))
          : textArgument(run, next, "new", "");
      const change = replacement(
        text,
        textArgument(run, old, "old", ""),
        inserted,
        limit < 0 ? Infinity : limit,
      );
      run.allowText(change.length);
      return keep(change.build());
    }),
    join: onText(["iterable"], (run, text, [list = null], keep) => {
      const items = iterate(run, list);
      const parts = items.flatMap((item, index) => {
        if (!isText(item)) return run.fail(`Only text can be joined, not ${nameOf(item)}.`);
        return index === 0 ? [item] : [keep(text) as string | Safe, item];
      });
      if (keep("") instanceof Safe) return joinEscaped(run, parts);
      const texts = parts.map((part) => textOf(run, part));
      run.allowText(texts.reduce((sum, part) => sum + part.length, 0));
      return texts.join("");
    }),
    index: onTextOrList("value", {
      onText: (run, text, part) => {
        const index = placeOf(run, text, part);
        return index === -1 ? run.fail("This is not in the text.") : index;
      },
      onList: (run, list, value) => {
        const index = list.findIndex((item) => isEqual(run, item, value));
        return index === -1 ? run.fail("This is not in the list.") : index;
      },
    }),
    count: onTextOrList("value", {
      onText: (run, text, part) => {
        const needle = textArgument(run, part, "sub", "");
        return needle === "" ? characterCount(text) + 1 : findAll(text, needle).length;
      },
      onList: (run, list, value) => list.filter((item) => isEqual(run, item, value)).length,
    }),
    zfill: onText(["width"], (run, text, [width], keep) => {
      const missing = wholeNumber(run, width ?? null, "width", 0) - characterCount(text);
      run.allowText(text.length + Math.max(0, missing));
      if (missing <= 0) return keep(text);
      const sign = /^[+-]/.test(text) ? text.slice(0, 1) : "";
      return keep(sign + "0".repeat(missing) + sliceCharacters(text, sign.length));
    }),
  }),
);

/** A method of a missing value gives a missing value: the warning names the first that is missing. */
export function callMethod(run: Run, spec: MethodSpec, target: Value, given: Given, named: Named): Value {
  if (target instanceof Undefined) {
    run.notice(target);
    return target;
  }
  return spec.apply(run, target, given, named);
}
