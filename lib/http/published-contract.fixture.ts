import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { openApiDocument } from "./openapi";

interface Described {
  responses: Record<string, { $ref?: string; content?: Record<string, object> }>;
}

interface Published {
  paths: Record<string, Record<string, Described>>;
  components: { responses: Record<string, { content?: Record<string, object> }> };
}

const NAME = "openapi.json";
const published = JSON.parse(openApiDocument()) as Published;
const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
addFormats.default(ajv);
ajv.addSchema(published, NAME);

const compiled = new Map<string, ValidateFunction>();

/** What is wrong about an answer by what the document says of the operation; empty when nothing is. */
export function faultsOf(
  operation: { method: string; path: string },
  answer: { status: number; headers: Headers; text: string },
): string[] {
  const described = published.paths[operation.path]?.[operation.method.toLowerCase()];
  if (!described) return ["is not in the document"];
  const status = String(answer.status) in described.responses ? String(answer.status) : "default";
  const response = described.responses[status];
  const isShared = response?.$ref !== undefined;
  const name = response?.$ref?.split("/").at(-1) ?? "";
  const content = (isShared ? published.components.responses[name]?.content : response?.content) ?? {};
  const type = answer.headers.get("content-type")?.split(";")[0] ?? null;
  if (type === null) return Object.keys(content).length === 0 ? [] : [`${status} has no content`];

  const media = Object.keys(content).find((range) => fits(type, range));
  if (media === undefined) return [`${status} is ${type}, and not ${Object.keys(content).join(", ")}`];
  if (!/[/+]json$/.test(type)) return [];
  const at = isShared
    ? ["components", "responses", name]
    : ["paths", operation.path, operation.method.toLowerCase(), "responses", status];
  return faultsIn(JSON.parse(answer.text), [...at, "content", media, "schema"]);
}

function fits(type: string, range: string): boolean {
  return range === "*/*" || range === type || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));
}

function faultsIn(value: unknown, place: readonly string[]): string[] {
  const pointer = place.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")));
  const reference = `${NAME}#/${pointer.join("/")}`;
  const validate = compiled.get(reference) ?? ajv.compile({ $ref: reference });
  compiled.set(reference, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}
