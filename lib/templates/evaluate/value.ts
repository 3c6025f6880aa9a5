import { Float } from "../language/float";
import type { Named } from "./library";
import type { Run } from "./run";

export { Float, floatOf } from "../language/float";

/**
 * What a template can hold. Dictionaries are Maps and lists are arrays made here, so no value has a prototype,
 * a getter or a function that a template could reach.
 */
export type Value = null | boolean | number | string | Float | Undefined | Safe | Value[] | Dict | Thing;
export type Dict = Map<string | number, Value>;
export type ReadonlyDict = ReadonlyMap<string | number, Value>;

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

/**
 * What a template makes that is neither data nor text: a macro, the loop, a namespace. It has only the attributes
 * that `get` gives and the methods that `invoke` knows.
 */
export abstract class Thing {
  /** Its kind in the author's words, such as "a macro". */
  abstract readonly label: string;

  /** Whether `is callable` holds. */
  readonly isCallable: boolean = false;

  /** The value of an attribute, or undefined when there is none of this name. */
  get(_name: string): Value | undefined {
    return undefined;
  }

  call(run: Run, _given: readonly Value[], _named: Named): Value {
    return run.fail(`${this.label} cannot be called.`);
  }

  /** Calls a method; an attribute that can be called is one, too. */
  invoke(run: Run, name: string, given: readonly Value[], named: Named): Value {
    const attribute = this.get(name);
    if (attribute instanceof Thing) return attribute.call(run, given, named);
    return run.fail(`${this.label} has no method "${name}".`);
  }
}

/** What `namespace()` gives: the only value whose attributes can be set. */
export class Namespace extends Thing {
  readonly label = "a namespace";
  readonly attributes = new Map<string, Value>();

  override get(name: string): Value | undefined {
    return this.attributes.get(name);
  }
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
export function isNumeric(value: Value): value is number | boolean | Float {
  return typeof value === "number" || typeof value === "boolean" || value instanceof Float;
}

/** Whether Python would hold the value as a float. Whole numbers in the data of a message are none. */
export function isFloat(value: Value): boolean {
  return typeof value === "number" ? !Number.isInteger(value) : value instanceof Float;
}

/** What a value is in a dictionary, where 2.0 and True are found as 2 and 1; undefined for what is never a key. */
export function keyOf(value: Value): string | number | undefined {
  if (typeof value === "string" || typeof value === "number") return value;
  if (value instanceof Safe) return value.text;
  return isNumeric(value) ? Number(value) : undefined;
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
      if (value instanceof Float) return value.value !== 0;
      if (Array.isArray(value)) return value.length > 0;
      return value instanceof Map ? value.size > 0 : true;
  }
}

/** The kind of a value in the author's words. */
export function nameOf(value: Value): string {
  if (value === null) return "None";
  if (value instanceof Undefined) return value.label;
  if (isText(value)) return "text";
  if (typeof value === "number" || value instanceof Float) return "a number";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Map) return "a dictionary";
  return value.label;
}
