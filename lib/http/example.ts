import type { z } from "zod";
import { candidatesFor } from "./example-values";

/** Deep enough for every answer; what goes on for ever ends there. */
const MAX_DEPTH = 12;

type Schema = z.core.$ZodType;

/**
 * An example of what a schema takes, always the same, with values that fit the names of its fields. Undefined for a field
 * that may be left out and cannot be filled.
 */
export function exampleOf(schema: Schema, name = "", depth = 0): unknown {
  if (depth > MAX_DEPTH) return undefined;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const inner = (type: Schema) => exampleOf(type, name, depth + 1);
  switch (def.type) {
    case "object":
      return exampleObject(def.shape, depth);
    case "array":
      return exampleArray(schema, def.element, name, depth);
    case "record":
      return exampleRecord(schema, def, name, depth);
    case "tuple":
      return def.items.map(inner);
    case "optional":
    case "nonoptional":
    case "readonly":
    case "catch":
      return inner(def.innerType);
    case "default":
    case "prefault":
      return def.defaultValue;
    case "nullable":
      return firstTaken(schema, [...named(name), inner(def.innerType), null]);
    case "union":
      return firstTaken(schema, [...named(name), ...def.options.map(inner)]);
    case "enum":
      return firstTaken(schema, [...candidatesFor(name), ...Object.values(def.entries)]);
    case "literal":
      return def.values[0];
    case "boolean":
      return !/^(is_|has_|may_)?(demo|disabled|root|duplicate|paused|secret|quiet|snoozed|dry)/.test(name);
    case "lazy":
      return name === "" ? "Any JSON" : firstTaken(schema, [...named(name), "Any JSON"]);
    case "pipe":
      return firstTaken(schema, [...named(name), inner(def.in), inner(def.out), ...candidatesFor(name)]);
    // What it makes of a value is no value of its own.
    case "transform":
      return undefined;
    default:
      return firstTaken(schema, candidatesFor(name));
  }
}

function named(name: string): readonly unknown[] {
  return candidatesFor(name).slice(0, 1);
}

function exampleObject(shape: z.core.$ZodShape, depth: number): Record<string, unknown> {
  const fields = Object.entries(shape).map(([name, field]) => [name, exampleOf(field, name, depth + 1)]);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
}

/** One element, named as the list is but for its s; none where one is not taken. */
function exampleArray(schema: Schema, element: Schema, name: string, depth: number): unknown {
  const one = exampleOf(element, name.replace(/s$/, ""), depth + 1);
  return firstTaken(schema, [one === undefined ? [] : [one], []]);
}

function exampleRecord(
  schema: Schema,
  { keyType, valueType }: { keyType: Schema; valueType: Schema },
  name: string,
  depth: number,
): unknown {
  const value = exampleOf(valueType, name.replace(/s$/, ""), depth + 1);
  const { def: keys } = (keyType as z.core.$ZodTypes)._zod;
  const names =
    keys.type === "enum" ? Object.values(keys.entries) : [exampleOf(keyType, "field", depth + 1) ?? "field"];
  return firstTaken(schema, [
    Object.fromEntries(names.slice(0, 1).map((key) => [String(key), value])),
    Object.fromEntries(names.map((key) => [String(key), value])),
    {},
  ]);
}

function firstTaken(schema: Schema, candidates: readonly unknown[]): unknown {
  return candidates.find(
    (value) => value !== undefined && (schema as unknown as z.ZodType).safeParse(value).success,
  );
}
