import type { ArithmeticOperator } from "../language/syntax";
import { maxTextLength } from "../limits";
import type { Run } from "./run";
import { isNumeric, isText, nameOf, Safe, Tuple, Undefined, type Value } from "./value";

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
  if (isNumeric(left) && isNumeric(right)) return onNumbers(run, operator, Number(left), Number(right));
  for (const value of [left, right]) {
    if (value instanceof Undefined)
      run.fail(`${value.label} is not defined, so it cannot be ${verbs[operator]}.`);
  }
  if (operator === "+") {
    if (isText(left) && isText(right)) return joinTexts(run, left, right);
    if (Array.isArray(left) && Array.isArray(right)) return joinLists(run, left, right);
  }
  if (operator === "*" && isNumeric(right)) return repeat(run, left, Number(right));
  if (operator === "*" && isNumeric(left)) return repeat(run, right, Number(left));
  if (operator === "%" && isText(left))
    run.fail('Text cannot be formatted with "%": put the parts together with "~".');
  run.fail(`${nameOf(left)} and ${nameOf(right)} cannot be ${verbs[operator]}.`);
}

function onNumbers(run: Run, operator: ArithmeticOperator, left: number, right: number): number {
  if (right === 0 && ["/", "//", "%"].includes(operator)) run.fail("A number cannot be divided by 0.");
  const result = compute(operator, left, right);
  if (!Number.isFinite(result)) run.fail("The result is not a number.");
  const isWhole = Number.isInteger(left) && Number.isInteger(right) && operator !== "/";
  if (isWhole && Number.isInteger(result) && !Number.isSafeInteger(result)) {
    run.fail("The result is too large to be exact.");
  }
  return result;
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
      return Math.floor(left / right);
    case "%": {
      const rest = left % right;
      return rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest;
    }
    case "**":
      return left ** right;
  }
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

function repeat(run: Run, value: Value, times: number): Value {
  const count = Math.max(0, times);
  if (!Number.isInteger(times)) run.fail("Only a whole number of times can be repeated.");
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
