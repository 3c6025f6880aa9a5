import { maxRangeLength } from "../limits";
import { wholeNumber } from "./argument";
import type { CallSpec, Library } from "./library";
import { Namespace } from "./value";

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
  } satisfies Record<string, CallSpec>),
);
