import { expect, test } from "vitest";
import { z } from "zod";
import { operations } from "./operations";

test("no body takes a field that its operation does not declare, at any depth", () => {
  const loose = operations.flatMap(({ id, body }) => looseObjects(body).map((place) => `${id}${place}`));

  expect(loose).toEqual([]);
});

test("the walk finds an object that is not strict, wherever it hides", () => {
  const loose = z.object({ a: z.string() });
  const hidden = [
    loose,
    z.array(loose),
    z.strictObject({ deep: loose.optional() }),
    z.union([z.string(), loose]),
    z.preprocess((value) => value, loose),
    loose.transform(String),
    z.lazy(() => loose),
    z.record(z.string(), loose),
    z.strictObject({}).catchall(z.string()),
    z.looseObject({}),
    z.strictObject({ list: z.array(z.tuple([loose])).default([]) }).refine(() => true),
  ];
  for (const schema of hidden) expect(looseObjects(schema)).toHaveLength(1);
  expect(looseObjects(z.strictObject({ a: z.strictObject({ b: z.json() }).nullish() }))).toEqual([]);
});

type Part = z.core.$ZodType;

/** The places of objects in the schema that let other keys pass, or drop them in silence. */
function looseObjects(schema: Part | undefined, place = "", seen = new Set<Part>()): string[] {
  if (!schema || seen.has(schema)) return [];
  seen.add(schema);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const at = (part: Part, step = "") => looseObjects(part, `${place}${step}`, seen);
  switch (def.type) {
    case "object": {
      const isStrict = def.catchall?._zod.def.type === "never";
      const inside = Object.entries(def.shape).flatMap(([key, part]) => at(part, `/${key}`));
      return isStrict ? inside : [place || "/", ...inside];
    }
    case "array":
      return at(def.element, "/*");
    case "tuple":
      return def.items.flatMap((part, index) => at(part, `/${index}`));
    case "record":
      return at(def.valueType, "/*");
    case "union":
      return def.options.flatMap((part) => at(part));
    case "intersection":
      return [...at(def.left), ...at(def.right)];
    case "pipe":
      return [...at(def.in), ...at(def.out)];
    case "lazy":
      return at(def.getter());
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "nonoptional":
    case "readonly":
    case "catch":
      return at(def.innerType);
    default:
      return [];
  }
}
