import type { ArithmeticOperator } from "../language/syntax";
import { maxTextLength } from "../limits";
import { formatPercent } from "./format-percent";
import type { Run } from "./run";
import {
  type Float,
  floatOf,
  isFloat,
  isNumeric,
  isText,
  nameOf,
  Safe,
  Tuple,
  Undefined,
  type Value,
} from "./value";

const verbs: Record<ArithmeticOperator, string> = {
  "+": "added",
  "-": "subtracted",
  "*": "multiplied",
  "/": "divided",
  "//": "divided",
  "%": "divided",
  "**": "raised to a power",
};

/** Arithmetic on numbers, and what Python allows with + and * on text and lists. */
export function calculate(run: Run, operator: ArithmeticOperator, left: Value, right: Value): Value {
  if (isNumeric(left) && isNumeric(right)) return onNumbers(run, operator, left, right);
  for (const value of [left, right]) {
    if (value instanceof Undefined && !(operator === "%" && isText(left)))
      run.fail(`${value.label} is not defined, so it cannot be ${verbs[operator]}.`);
  }
  if (operator === "%" && isText(left)) return formatPercent(run, left, right);
  if (operator === "+") {
    if (isText(left) && isText(right)) return joinTexts(run, left, right);
    if (Array.isArray(left) && Array.isArray(right)) return joinLists(run, left, right);
  }
  if (operator === "*" && isNumeric(right)) return repeat(run, left, right);
  if (operator === "*" && isNumeric(left)) return repeat(run, right, left);
  run.fail(`${nameOf(left)} and ${nameOf(right)} cannot be ${verbs[operator]}.`);
}

type Numeric = number | boolean | Float;

/** Whole numbers give a whole number unless they are divided or raised to a negative power; floats give a float. */
function onNumbers(run: Run, operator: ArithmeticOperator, left: Numeric, right: Numeric): number | Float {
  const [first, second] = [Number(left), Number(right)];
  if (isDivision(operator, first, second)) run.fail("A number cannot be divided by 0.");
  const result = compute(operator, first, second);
  if (!Number.isFinite(result)) run.fail("The result is not a number.");
  const isPower = operator === "**" && second < 0;
  if (isFloat(left) || isFloat(right) || operator === "/" || isPower) return floatOf(result);
  if (!Number.isSafeInteger(result)) run.fail("The result is too large to be exact.");
  return result === 0 ? 0 : result;
}

function isDivision(operator: ArithmeticOperator, left: number, right: number): boolean {
  if (operator === "**") return left === 0 && right < 0;
  return right === 0 && (operator === "/" || operator === "//" || operator === "%");
}

function compute(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "//":
      return floorDivided(left, right);
    case "%":
      return modulo(left, right);
    case "**":
      return left ** right;
  }
}

/** The rest of a division, with the sign of the divisor. */
function modulo(left: number, right: number): number {
  const rest = left % right;
  if (rest === 0) return right < 0 ? -0 : 0;
  return rest < 0 !== right < 0 ? rest + right : rest;
}

/** By way of the rest, as Python does it: 1 // 0.1 is 9. */
function floorDivided(left: number, right: number): number {
  const quotient = (left - modulo(left, right)) / right;
  const below = Math.floor(quotient);
  return quotient - below > 0.5 ? below + 1 : below;
}

function joinTexts(run: Run, left: string | Safe, right: string | Safe): Value {
  if (typeof left === "string" && typeof right === "string") {
    run.allowText(left.length + right.length);
    return left + right;
  }
  return joinEscaped(run, [left, right]);
}

/** As soon as one part is safe, the others are escaped and the whole is safe. */
export function joinEscaped(run: Run, parts: readonly (string | Safe)[]): Safe {
  run.limitText(parts.reduce((sum, part) => sum + (typeof part === "string" ? part : part.text).length, 0));
  const texts = parts.map((part) => (typeof part === "string" ? run.escapeMarkup(part) : part.text));
  run.allowText(texts.reduce((sum, text) => sum + text.length, 0));
  return new Safe(texts.join(""));
}

function joinLists(run: Run, left: Value[], right: Value[]): Value {
  if (left instanceof Tuple !== right instanceof Tuple) run.fail("A list and a tuple cannot be added.");
  run.allowItems(left.length + right.length);
  const result: Value[] = left instanceof Tuple ? new Tuple() : [];
  for (const value of left) result.push(value);
  for (const value of right) result.push(value);
  return result;
}

function repeat(run: Run, value: Value, times: Numeric): Value {
  const count = Math.max(0, Number(times));
  if (isFloat(times)) run.fail("Only a whole number of times can be repeated.");
  if (isText(value)) {
    const text = typeof value === "string" ? value : value.text;
    run.allowText(Math.min(text.length * count, maxTextLength + 1));
    const repeated = text === "" ? "" : text.repeat(count);
    return typeof value === "string" ? repeated : new Safe(repeated);
  }
  if (!Array.isArray(value)) run.fail(`${nameOf(value)} cannot be multiplied.`);
  run.allowItems(value.length * count);
  const result: Value[] = value instanceof Tuple ? new Tuple() : [];
  if (value.length === 0) return result;
  for (let turn = 0; turn < count; turn++) for (const item of value) result.push(item);
  return result;
}
