import type { z } from "zod";

export type Json = z.core.util.JSONType;
type JsonObject = Record<string, Json>;

/** Names of fields, and positions in lists. */
export type Path = readonly (string | number)[];

export const changeKinds = ["added", "removed", "changed"] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface Change {
  path: Path;
  kind: ChangeKind;
  /** Null when it was added. */
  before: Json;
  /** Null when it was removed. */
  after: Json;
}

/**
 * What differs between two JSON values, in the order of `after`, then what went. Objects are compared by field, however
 * these are ordered; lists as a whole, unless they are objects and as many.
 */
export function diff(before: Json, after: Json): Change[] {
  return compare([], before, after);
}

/** A path as people write it: email.smtp_port, recipients[0].role, ["odd name"].value. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (!/^[\w-]+$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

function compare(path: Path, before: Json, after: Json): Change[] {
  if (isObject(before) && isObject(after)) return compareFields(path, before, after);
  if (Array.isArray(before) && Array.isArray(after) && areComparable(before, after))
    return after.flatMap((item, index) => compare([...path, index], before[index] ?? null, item));
  return isEqual(before, after) ? [] : [{ path, kind: "changed", before, after }];
}

function compareFields(path: Path, before: JsonObject, after: JsonObject): Change[] {
  const changes = Object.entries(after).flatMap(([name, value]): Change[] => {
    const at = [...path, name];
    if (!Object.hasOwn(before, name)) return [{ path: at, kind: "added", before: null, after: value }];
    return compare(at, before[name] ?? null, value);
  });
  const gone = Object.entries(before)
    .filter(([name]) => !Object.hasOwn(after, name))
    .map(([name, value]): Change => ({ path: [...path, name], kind: "removed", before: value, after: null }));
  return [...changes, ...gone];
}

function areComparable(before: readonly Json[], after: readonly Json[]): boolean {
  return before.length === after.length && before.every(isObject) && after.every(isObject);
}

function isEqual(one: Json, other: Json): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isEqual(item, other[index] ?? null));
  if (isObject(one) && isObject(other)) return compareFields([], one, other).length === 0;
  return one === other;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
