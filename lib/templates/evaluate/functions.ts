import { maxRangeLength } from "../limits";
import { wholeNumber } from "./argument";
import type { CallSpec, Library } from "./library";
import { iterate } from "./iterate";
import type { Run } from "./run";
import { Cycler, Joiner } from "./turns";
import { keyOf, Namespace, type Value } from "./value";

/** The functions of the language. */
export const functions: Library["functions"] = new Map<string, CallSpec>(
  Object.entries({
    range: {
      parameters: ["start", "stop", "step"],
      apply: (run, [first, second, third]) => {
        const start = second === undefined ? 0 : wholeNumber(run, first, "start", 0);
        const stop = wholeNumber(run, second === undefined ? first : second, "stop", 0);
        const step = wholeNumber(run, third, "step", 1);
        if (first === undefined) run.fail('"range" needs a number.');
        if (step === 0) run.fail('"step" cannot be 0.');
        const length = Math.max(0, Math.ceil((stop - start) / step));
        if (length > maxRangeLength) run.fail(`"range" gives ${maxRangeLength} numbers at most.`);
        run.allowItems(length);
        return Array.from({ length }, (_, index) => start + index * step);
      },
    },
    namespace: {
      parameters: [],
      isOpen: true,
      apply: (run, given, named) => {
        if (given.length > 0) run.fail('"namespace" takes named values, such as namespace(found=false).');
        const result = new Namespace();
        for (const [name, value] of named) result.attributes.set(name, value);
        return result;
      },
    },
    dict: {
      parameters: [],
      isOpen: true,
      apply: (run, [pairs = new Map(), ...more], named) => {
        if (more.length > 0) run.fail('"dict" takes one dictionary or list of pairs, and named values.');
        const entries =
          pairs instanceof Map ? Array.from(pairs) : iterate(run, pairs).map((pair) => entryOf(run, pair));
        run.allowItems(entries.length + named.size);
        return new Map([...entries, ...named]);
      },
    },
    joiner: {
      parameters: ["sep"],
      apply: (_run, [separator = ", "]) => new Joiner(separator),
    },
    cycler: {
      parameters: [],
      isOpen: true,
      apply: (run, given, named) => {
        if (given.length === 0 || named.size > 0) run.fail('"cycler" needs the values to go through.');
        return new Cycler(given as Value[]);
      },
    },
  } satisfies Record<string, CallSpec>),
);

function entryOf(run: Run, pair: Value): [string | number, Value] {
  const [key, value] = Array.isArray(pair) && pair.length === 2 ? pair : [];
  const name = key === undefined ? undefined : keyOf(key);
  if (name === undefined || value === undefined) return run.fail('"dict" needs pairs of a key and a value.');
  return [name, value];
}
