import type { CompareOperator } from "../language/syntax";
import { maxDepth } from "../limits";
import { find } from "./find";
import type { Run } from "./run";
import { isNumeric, isText, keyOf, nameOf, type Safe, Undefined, type Value } from "./value";

/** Equality as in Python: by content, True is 1, and values of different kinds differ. */
export function isEqual(run: Run, left: Value, right: Value, depth = 0): boolean {
  run.spend(1);
  if (left === right) return true;
  if (isNumeric(left) && isNumeric(right)) return Number(left) === Number(right);
  if (isText(left) && isText(right)) return plain(left) === plain(right);
  if (left instanceof Undefined) return right instanceof Undefined;
  if (depth > maxDepth) run.fail(`Values nested more than ${maxDepth} deep cannot be compared.`);
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.constructor === right.constructor &&
      left.length === right.length &&
      left.every((value, index) => isEqual(run, value, right[index]!, depth + 1))
    );
  }
  if (!(left instanceof Map) || !(right instanceof Map) || left.size !== right.size) return false;
  for (const [key, value] of left) {
    const other = right.get(key);
    if (other === undefined || !isEqual(run, value, other, depth + 1)) return false;
  }
  return true;
}

/** Negative, zero or positive, as sorting needs it. Values of different kinds have no order, as in Python. */
export function order(run: Run, left: Value, right: Value, depth = 0): number {
  run.spend(1);
  if (isNumeric(left) && isNumeric(right)) return Number(left) - Number(right);
  if (isText(left) && isText(right)) {
    run.spendText(Math.min(plain(left).length, plain(right).length));
    return textOrder(plain(left), plain(right));
  }
  if (Array.isArray(left) && Array.isArray(right) && depth <= maxDepth) {
    const length = Math.min(left.length, right.length);
    for (let index = 0; index < length; index++) {
      if (isEqual(run, left[index]!, right[index]!)) continue;
      return order(run, left[index]!, right[index]!, depth + 1);
    }
    return left.length - right.length;
  }
  run.notice(left);
  run.notice(right);
  run.fail(`${nameOf(left)} and ${nameOf(right)} have no order: "<" and ">" cannot compare them.`);
}

/** `item in container`. */
export function isIn(run: Run, item: Value, container: Value): boolean {
  if (isText(container)) {
    if (!isText(item)) run.fail(`Only text can be in a text, not ${nameOf(item)}.`);
    run.spendText(plain(container).length + plain(item).length);
    return find(plain(container), plain(item)) !== -1;
  }
  if (Array.isArray(container)) return container.some((value) => isEqual(run, value, item));
  if (container instanceof Map) {
    const key = keyOf(item);
    return key !== undefined && container.has(key);
  }
  if (container instanceof Undefined) {
    run.notice(container);
    return false;
  }
  run.fail(`Nothing can be "in" ${nameOf(container)}.`);
}

/** By code points, as Python orders text. */
function textOrder(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  let index = 0;
  while (index < length && left.charCodeAt(index) === right.charCodeAt(index)) index++;
  if (index === length) return left.length - right.length;
  return rank(left.charCodeAt(index)) - rank(right.charCodeAt(index));
}

/** Surrogates stand for the characters above U+FFFF. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function plain(value: string | Safe): string {
  return typeof value === "string" ? value : value.text;
}

/** Whether a comparison is true. */
export function holds(run: Run, operator: CompareOperator, left: Value, right: Value): boolean {
  switch (operator) {
    case "==":
      return isEqual(run, left, right);
    case "!=":
      return !isEqual(run, left, right);
    case "in":
      return isIn(run, left, right);
    case "not in":
      return !isIn(run, left, right);
    case "<":
      return order(run, left, right) < 0;
    case ">":
      return order(run, left, right) > 0;
    case "<=":
      return order(run, left, right) <= 0;
    case ">=":
      return order(run, left, right) >= 0;
  }
}
