import { isEqual, isIn, order } from "./compare";
import type { Library, TestSpec } from "./library";
import type { Run } from "./run";
import { textOf } from "./argument";
import { isLowerCase, isUpperCase } from "./string-change";
import { isFloat, isNumeric, isText, nameOf, Safe, Thing, Undefined, type Value } from "./value";

type Check = (run: Run, value: Value) => boolean;
type Comparison = (run: Run, value: Value, other: Value) => boolean;

function plain(apply: Check): TestSpec {
  return { parameters: [], apply };
}

function comparing(compare: Comparison): TestSpec {
  return {
    parameters: ["other"],
    apply: (run, value, [other]) => compare(run, value, needed(run, other)),
  };
}

function needed(run: Run, other: Value | undefined): Value {
  return other === undefined ? run.fail("This test needs a value to compare with.") : other;
}

/** The rest of a division by a whole number, whose sign no test needs. */
function rest(run: Run, value: Value, divisor: number): number {
  if (!isNumeric(value)) run.fail(`${nameOf(value)} is not a number, so this test cannot be made.`);
  return Math.abs(Number(value)) % divisor;
}

const isMapping: Check = (_run, value) => value instanceof Map;
const isSequence: Check = (_run, value) =>
  isText(value) || Array.isArray(value) || value instanceof Map || value instanceof Undefined;
const equal = comparing(isEqual);
const unequal = comparing((run, value, other) => !isEqual(run, value, other));
const less = comparing((run, value, other) => order(run, value, other) < 0);
const lessOrEqual = comparing((run, value, other) => order(run, value, other) <= 0);
const greater = comparing((run, value, other) => order(run, value, other) > 0);
const greaterOrEqual = comparing((run, value, other) => order(run, value, other) >= 0);

/** Tests of `is`, with Jinja's names. */
export const tests: Library["tests"] = new Map<string, TestSpec>(
  Object.entries({
    defined: plain((_run, value) => !(value instanceof Undefined)),
    undefined: plain((_run, value) => value instanceof Undefined),
    none: plain((_run, value) => value === null),
    boolean: plain((_run, value) => typeof value === "boolean"),
    true: plain((_run, value) => value === true),
    false: plain((_run, value) => value === false),
    number: plain((_run, value) => isNumeric(value)),
    integer: plain((_run, value) => typeof value === "number" && Number.isInteger(value)),
    float: plain((_run, value) => isFloat(value)),
    string: plain((_run, value) => isText(value)),
    mapping: plain(isMapping),
    sequence: plain(isSequence),
    iterable: plain(isSequence),
    escaped: plain((_run, value) => value instanceof Safe),
    lower: plain((run, value) => isLowerCase(paidText(run, value))),
    upper: plain((run, value) => isUpperCase(paidText(run, value))),
    odd: plain((run, value) => rest(run, value, 2) === 1),
    even: plain((run, value) => rest(run, value, 2) === 0),
    divisibleby: {
      parameters: ["num"],
      apply: (run, value, [divisor]) => {
        if (!isNumeric(divisor ?? null)) run.fail('"num" must be a number.');
        const by = Number(divisor);
        return by === 0 ? run.fail("A number cannot be divided by 0.") : rest(run, value, by) === 0;
      },
    },
    sameas: comparing((_run, value, other) => value === other),
    callable: plain((_run, value) => value instanceof Thing && value.isCallable),
    in: {
      parameters: ["seq"],
      apply: (run, value, [container]) => isIn(run, value, needed(run, container)),
    },
    eq: equal,
    equalto: equal,
    ne: unequal,
    lt: less,
    lessthan: less,
    le: lessOrEqual,
    gt: greater,
    greaterthan: greater,
    ge: greaterOrEqual,
  }),
);

for (const [sign, spec] of [
  ["==", equal],
  ["!=", unequal],
  ["<", less],
  ["<=", lessOrEqual],
  [">", greater],
  [">=", greaterOrEqual],
] as const) {
  (tests as Map<string, TestSpec>).set(sign, spec);
}

function paidText(run: Run, value: Value): string {
  const text = textOf(run, value);
  run.spendText(text.length);
  return text;
}
