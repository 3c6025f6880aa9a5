import { nameOf, type JsonSchema } from "./reference";

/** A field of a body, in words, with those within it. */
export interface SchemaField {
  name: string;
  type: string;
  isRequired: boolean;
  description: string | null;
  fields: SchemaField[];
}

type Schemas = Record<string, JsonSchema>;

const MAX_DEPTH = 6;

const formats: Record<string, string> = {
  uuid: "id (UUID)",
  "date-time": "instant",
  date: "date",
  uri: "web address",
  email: "e-mail address",
};

/** The fields of a schema: of a list those of its elements, of a choice those of all that may stand there. */
export function fieldsOf(schema: JsonSchema, schemas: Schemas, depth = 0): SchemaField[] {
  if (depth > MAX_DEPTH) return [];
  const whole = resolve(schema, schemas);
  const required = new Set(whole.required ?? []);
  const own = Object.entries(whole.properties ?? {}).map(([name, field]): SchemaField => {
    const { description } = { ...resolve(field, schemas), ...field };
    return {
      name,
      type: typeWords(field, schemas),
      isRequired: required.has(name),
      description: description ?? null,
      fields: fieldsOf(field, schemas, depth + 1),
    };
  });
  const within = [whole.items, ...(whole.anyOf ?? []), ...(whole.oneOf ?? [])].filter(
    (inner) => inner !== undefined,
  );
  const others = typeof whole.additionalProperties === "object" ? [whole.additionalProperties] : [];
  return distinct([
    ...own,
    ...[...within, ...others].flatMap((inner) => fieldsOf(inner, schemas, depth + 1)),
  ]);
}

/** What a value may be, in words: “text, at most 200 characters”, “list of ids”. */
export function typeWords(schema: JsonSchema, schemas: Schemas): string {
  const whole = resolve(schema, schemas);
  const choices = whole.anyOf ?? whole.oneOf;
  if (choices) return [...new Set(choices.map((choice) => typeWords(choice, schemas)))].join(" or ");
  if (whole.const !== undefined) return JSON.stringify(whole.const);
  if (whole.enum)
    return orNull(
      whole,
      whole.enum
        .filter((value) => value !== null)
        .map(String)
        .join(" | "),
    );
  const types = [whole.type ?? "any"].flat().filter((type) => type !== "null");
  return orNull(
    whole,
    types.length > 2 ? "any JSON" : types.map((type) => typeWord(type, whole, schemas)).join(" or "),
  );
}

function orNull({ type }: JsonSchema, words: string): string {
  if (words === "") return "null";
  return Array.isArray(type) && type.includes("null") && words !== "any JSON" ? `${words} or null` : words;
}

function typeWord(type: string, schema: JsonSchema, schemas: Schemas): string {
  switch (type) {
    case "string":
      return (
        (formats[schema.format ?? ""] ?? "text") + limit(schema.minLength, schema.maxLength, "characters")
      );
    case "integer":
      return `whole number${limit(schema.minimum, schema.maximum)}`;
    case "number":
      return `number${limit(schema.minimum, schema.maximum)}`;
    case "boolean":
      return "true or false";
    case "array":
      return `list of ${schema.items ? typeWords(schema.items, schemas).replace(/^object$/, "objects") : "anything"}`;
    default:
      return type;
  }
}

/** Numbers that no program comes near are no limits. */
function limit(min: number | undefined, max: number | undefined, unit = ""): string {
  const isLimit = (value: number | undefined) => value !== undefined && Math.abs(value) < 2 ** 31;
  const words = unit === "" ? "" : ` ${unit}`;
  const low = isLimit(min) && (min ?? 0) > 0 ? min : undefined;
  const high = isLimit(max) ? max : undefined;
  if (high !== undefined)
    return low === undefined ? `, at most ${high}${words}` : `, ${low} to ${high}${words}`;
  return low === undefined || unit !== "" ? "" : `, at least ${low}`;
}

/** A schema with what it refers to and what it adds to. */
function resolve(schema: JsonSchema, schemas: Schemas, depth = 0): JsonSchema {
  if (depth > MAX_DEPTH) return {};
  const named = schema.$ref ? resolve(schemas[nameOf(schema.$ref)] ?? {}, schemas, depth + 1) : {};
  const parts = (schema.allOf ?? []).map((part) => resolve(part, schemas, depth + 1));
  return [named, ...parts, schema].reduce<JsonSchema>(
    (all, part) => ({
      ...all,
      ...part,
      properties: { ...all.properties, ...part.properties },
      required: [...(all.required ?? []), ...(part.required ?? [])],
    }),
    {},
  );
}

function distinct(fields: readonly SchemaField[]): SchemaField[] {
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}
