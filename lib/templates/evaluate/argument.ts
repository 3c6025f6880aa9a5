import { refuseReserved } from "../language/names";
import { member } from "./lookup";
import type { Run } from "./run";
import { toText } from "./text";
import { isFloat, isNumeric, isText, isTrue, nameOf, orElse, Safe, Undefined, type Value } from "./value";

/** The text of a value, escaped or not. */
export function textOf(run: Run, value: Value): string {
  return value instanceof Safe ? value.text : toText(run, value);
}

/** Changes a text; what was safe stays safe. */
export function mapText(run: Run, value: Value, change: (text: string) => string): Value {
  const text = textOf(run, value);
  run.allowText(text.length);
  const changed = change(text);
  run.allowText(changed.length);
  return value instanceof Safe ? new Safe(changed) : changed;
}

export function wholeNumber(run: Run, value: Value | undefined, name: string, fallback: number): number {
  if (value === undefined) return fallback;
  if (isNumeric(value) && !isFloat(value)) return Number(value);
  run.fail(`"${name}" must be a whole number, not ${isNumeric(value) ? textOf(run, value) : nameOf(value)}.`);
}

export function textArgument(run: Run, value: Value | undefined, name: string, fallback: string): string {
  if (value === undefined) return fallback;
  if (isText(value)) {
    const text = textOf(run, value);
    run.spendText(text.length);
    return text;
  }
  run.fail(`"${name}" must be text, not ${nameOf(value)}.`);
}

export function flag(value: Value | undefined): boolean {
  return value !== undefined && isTrue(value);
}

export type Getter = (value: Value) => Value;

/** Reads an attribute such as "address.city" or 0 from each entry of a list; without a name the entry itself. */
export function attributeGetter(run: Run, attribute: Value | undefined, fallback?: Value): Getter {
  if (attribute === undefined || attribute === null) return (value) => value;
  if (typeof attribute !== "number" && !isText(attribute)) run.fail('"attribute" must be a name.');
  const path = typeof attribute === "number" ? [attribute] : textOf(run, attribute).split(".").map(pathPart);
  for (const part of path) {
    if (typeof part === "string") refuseReserved(part, run.position);
  }
  const missing = new Undefined(`the attribute ${textOf(run, attribute)}`);
  return (value) => {
    run.spend(path.length);
    let current: Value | undefined = value;
    for (const part of path) current = current === undefined ? undefined : member(run, current, part);
    return current === undefined ? orElse(fallback, missing) : current;
  };
}

/** A name, or a place in a list. */
export function pathPart(part: string): string | number {
  return /^\d{1,9}$/.test(part) ? Number(part) : part;
}

/** Text in lower case, anything else as it is: how lists are sorted and compared unless told otherwise. */
export function withoutCase(run: Run, value: Value): Value {
  if (!isText(value)) return value;
  const text = textOf(run, value);
  run.spendText(text.length);
  return text.toLowerCase();
}
