import type { Loop } from "./loop";

/**
 * What a template can hold. Dictionaries are Maps and lists are arrays made here, so no value has a prototype,
 * a getter or a function that a template could reach.
 */
export type Value = null | boolean | number | string | Undefined | Safe | Value[] | Dict | Namespace | Loop;
export type Dict = Map<string | number, Value>;

/** What a name without a value gives: prints as nothing, with a warning that names it. No label, no warning. */
export class Undefined {
  constructor(readonly label: string) {}
}

/** Text that is already escaped for the content type, as markup is in Jinja. */
export class Safe {
  constructor(readonly text: string) {}
}

/** A list that prints with round brackets. */
export class Tuple extends Array<Value> {
  /** What is made from a tuple is a list. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** A group of `groupby`: a tuple whose parts have names. */
export class GroupTuple extends Tuple {}

/** What `namespace()` gives: the only value whose attributes can be set. */
export class Namespace {
  readonly attributes = new Map<string, Value>();
}

export function tuple(...items: Value[]): Tuple {
  const result = new Tuple();
  for (const item of items) result.push(item);
  return result;
}

/** `??` for values: None is a value here. */
export function orElse(value: Value | undefined, fallback: Value): Value {
  return value === undefined ? fallback : value;
}

export function isText(value: Value): value is string | Safe {
  return typeof value === "string" || value instanceof Safe;
}

/** Numbers and booleans, which count as 1 and 0 as in Python. */
export function isNumeric(value: Value): value is number | boolean {
  return typeof value === "number" || typeof value === "boolean";
}

export function isTrue(value: Value): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "string":
      return value !== "";
    case "number":
      return value !== 0;
    default:
      if (value === null || value instanceof Undefined) return false;
      if (value instanceof Safe) return value.text !== "";
      if (Array.isArray(value)) return value.length > 0;
      return value instanceof Map ? value.size > 0 : true;
  }
}

/** The kind of a value in the author's words. */
export function nameOf(value: Value): string {
  if (value === null) return "None";
  if (value instanceof Undefined) return value.label;
  if (isText(value)) return "text";
  if (typeof value === "number") return "a number";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Map) return "a dictionary";
  return value instanceof Namespace ? "a namespace" : "the loop";
}
