import { textArgument, textOf, wholeNumber } from "./argument";
import { characterCount, sliceCharacters } from "./characters";
import { find, findAll } from "./find";
import { iterate } from "./iterate";
import type { Given, Library, MethodSpec } from "./library";
import type { Run } from "./run";
import { capitalize, replacement, splitBy, splitLines, splitWords, strip } from "./string-change";
import { joinEscaped } from "./arithmetic";
import { isText, nameOf, orElse, Safe, tuple, Undefined, type Dict, type Value } from "./value";

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

type OnText = (run: Run, text: string, given: Given, keep: (text: string) => Value) => Value;

/** What a method gives stays safe where the text was. */
function onText(parameters: string[], apply: OnText): MethodSpec {
  return {
    parameters,
    apply: (run, target, given) => {
      if (!isText(target)) return run.fail(`${nameOf(target)} has no such method: it belongs to text.`);
      const text = textOf(run, target);
      run.allowText(text.length);
      return apply(
        run,
        text,
        given,
        target instanceof Safe ? (changed) => new Safe(changed) : (changed) => changed,
      );
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

/** Methods of dictionaries and text, as in Python; none changes its value. */
export const methods: Library["methods"] = new Map<string, MethodSpec>(
  Object.entries({
    items: onDict([], (_run, target) => Array.from(target, ([key, value]) => tuple(key, value))),
    keys: onDict([], (_run, target) => Array.from(target.keys())),
    values: onDict([], (_run, target) => Array.from(target.values())),
    get: onDict(["key", "default"], (_run, target, [key, fallback = null]) => {
      const name = key instanceof Safe ? key.text : key;
      return typeof name === "string" || typeof name === "number"
        ? orElse(target.get(name), fallback)
        : fallback;
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
    split: onText(["sep", "maxsplit"], (run, text, [separator, maximum], keep) => {
      const limit = wholeNumber(run, maximum, "maxsplit", -1);
      const most = limit < 0 ? Infinity : limit;
      if (separator === undefined || separator === null) return listOf(run, splitWords(text, most), keep);
      const by = textArgument(run, separator, "sep", "");
      if (by === "") run.fail("The separator is empty.");
      return listOf(run, splitBy(text, by, most), keep);
    }),
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
    find: onText(["sub"], (run, text, [part = null]) => {
      const index = find(text, textArgument(run, part, "sub", ""));
      return index === -1 ? -1 : characterCount(text.slice(0, index));
    }),
    count: onText(["sub"], (run, text, [part = null]) => {
      const needle = textArgument(run, part, "sub", "");
      return needle === "" ? characterCount(text) + 1 : findAll(text, needle).length;
    }),
    isdigit: onText([], (_run, text) => /^\p{Nd}+$/u.test(text)),
    zfill: onText(["width"], (run, text, [width], keep) => {
      const missing = wholeNumber(run, width, "width", 0) - characterCount(text);
      run.allowText(text.length + Math.max(0, missing));
      if (missing <= 0) return keep(text);
      const sign = /^[+-]/.test(text) ? text.slice(0, 1) : "";
      return keep(sign + "0".repeat(missing) + sliceCharacters(text, sign.length));
    }),
  }),
);

/** A method of a missing value gives a missing value: the warning names the first that is missing. */
export function callMethod(run: Run, spec: MethodSpec, target: Value, given: Given): Value {
  if (target instanceof Undefined) {
    run.notice(target);
    return target;
  }
  return spec.apply(run, target, given);
}

function listOf(run: Run, texts: string[], keep: (text: string) => Value): Value[] {
  run.allowItems(texts.length);
  return texts.map(keep);
}
