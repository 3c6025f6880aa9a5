/** What of JSON Schema the document uses. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description: string | null;
  schema: JsonSchema;
  example: unknown;
}

export interface Content {
  type: string;
  schema: JsonSchema;
  example: unknown;
}

export interface Answer {
  status: string;
  description: string;
  headers: string[];
  content: Content | null;
}

export interface ReferenceOperation {
  id: string;
  method: string;
  path: string;
  /** Its other addresses. */
  aliases: string[];
  group: string;
  summary: string;
  description: string;
  parameters: Parameter[];
  body: (Content & { isRequired: boolean }) | null;
  answers: Answer[];
  /** A signed-in person may call it, or anybody. */
  takesSession: boolean;
  /** The variable in which a program has what it sends; null: it sends nothing. */
  credential: string | null;
}

export interface ReferenceGroup {
  name: string;
  description: string;
  operations: ReferenceOperation[];
}

export interface Reference {
  groups: ReferenceGroup[];
  schemas: Record<string, JsonSchema>;
}

interface RawContent {
  schema: JsonSchema;
  example?: unknown;
}

interface RawAnswer {
  $ref?: string;
  description?: string;
  headers?: Record<string, unknown>;
  content?: Record<string, RawContent>;
}

interface RawOperation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: Record<string, unknown>[];
  parameters?: (Omit<Parameter, "required" | "description"> & { required?: boolean; description?: string })[];
  requestBody?: { required?: boolean; content: Record<string, RawContent> };
  responses: Record<string, RawAnswer>;
  "x-alias-of"?: string;
}

/** The parts of the OpenAPI document that the page shows. Trusts that the document is the product's own. */
export interface OpenApiDocument {
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, RawOperation>>;
  components: { schemas: Record<string, JsonSchema>; responses: Record<string, RawAnswer> };
}

/** The document as the page reads it: by group, other names beside the first one. */
export function readReference(document: OpenApiDocument): Reference {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => ({ path, method: method.toUpperCase(), raw })),
  );
  const aliasesOf = (id: string) =>
    all.filter(({ raw }) => raw["x-alias-of"] === id).map(({ method, path }) => `${method} ${path}`);
  const operations = all
    .filter(({ raw }) => raw["x-alias-of"] === undefined)
    .map(({ path, method, raw }): ReferenceOperation => ({
      id: raw.operationId,
      method,
      path,
      aliases: aliasesOf(raw.operationId),
      group: raw.tags[0] ?? "",
      summary: raw.summary,
      description: raw.description ?? "",
      parameters: (raw.parameters ?? []).map(({ required, description, ...parameter }) => ({
        ...parameter,
        required: required ?? false,
        description: description ?? null,
      })),
      body: raw.requestBody
        ? { ...firstContent(raw.requestBody.content), isRequired: raw.requestBody.required ?? false }
        : null,
      answers: Object.entries(raw.responses).map(([status, answer]) =>
        readAnswer(status, answer, document.components.responses),
      ),
      credential: credentialOf(raw.security),
      takesSession: raw.security.length === 0 || raw.security.some((way) => "session" in way),
    }));
  const groups = document.tags.map(({ name, description }) => ({
    name,
    description,
    operations: operations.filter(({ group }) => group === name).toSorted(byAddress),
  }));
  return { groups, schemas: document.components.schemas };
}

const methods = ["POST", "GET", "PUT", "PATCH", "DELETE"];

/** What is of one thing stands together: first how it is made. */
function byAddress(one: ReferenceOperation, other: ReferenceOperation): number {
  const byPath = one.path.localeCompare(other.path, "en");
  return byPath || methods.indexOf(one.method) - methods.indexOf(other.method);
}

function credentialOf(security: RawOperation["security"]): string | null {
  const ways = security.flatMap((way) => Object.keys(way));
  if (ways.includes("cron")) return "CRON_SECRET";
  if (ways.includes("metrics")) return "RUNBELL_METRICS_TOKEN";
  return ways.length > 0 ? "RUNBELL_API_KEY" : null;
}

function readAnswer(status: string, answer: RawAnswer, shared: Record<string, RawAnswer>): Answer {
  const named = answer.$ref ? shared[nameOf(answer.$ref)] : undefined;
  const { description = "", headers = {}, content } = named ?? answer;
  return {
    status: status === "default" ? "any other" : status,
    description,
    headers: Object.keys(headers),
    content: content ? firstContent(content) : null,
  };
}

function firstContent(content: Record<string, RawContent>): Content {
  const [[type, { schema, example }] = ["", { schema: {}, example: undefined }]] = Object.entries(content);
  return { type, schema, example };
}

/** The name that a reference ends in. */
export function nameOf(reference: string): string {
  return reference.split("/").at(-1) ?? "";
}
