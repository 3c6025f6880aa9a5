import { OpenApiGeneratorV31, OpenAPIRegistry, zodToOpenAPIRegistry } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { basePath } from "@/lib/base-path";
import { entityTag } from "@/lib/entity-tag";
import { JsonObject, JsonValue } from "@/lib/schemas/field";
import type { Operation } from "@/lib/schemas/operation";
import { operations } from "@/lib/schemas/operations";
import { candidatesFor } from "./example-values";
import { describe } from "./openapi-operation";
import { registerParts } from "./openapi-parts";
import { tags } from "./openapi-tags";

const description = `Every operation takes a session cookie, or an API key as \`Authorization: Bearer KEY\` or \`X-API-Key: KEY\`.
Receivers take no session, and the key as the password of Basic authentication, too.

Errors are problem documents (RFC 9457) with \`code\` and, for input, \`errors: [{pointer, detail}]\`. A pointer is a JSON
Pointer (RFC 6901) into the body; \`/query/<name>\` is a parameter of the query.

Lists are answered as \`{data, next_cursor}\`: give \`next_cursor\` as \`cursor\` for what follows; null says that nothing does.

What creates takes an \`Idempotency-Key\`: the same key with the same request is done once, and answered the same way for
24 hours. What several people change has an \`ETag\`, and takes it as \`If-Match\`.

Each API key, and each person, has so many requests a minute as \`RateLimit-Policy\` says; beyond that the answer is 429 with
\`Retry-After\`.`;

const securitySchemes = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "runbell.session",
    description: "The cookie of a signed-in person; __Host-runbell.session under https",
  },
  bearer: { type: "http", scheme: "bearer", description: "An API key" },
  apiKey: { type: "apiKey", in: "header", name: "X-API-Key", description: "An API key" },
  basic: { type: "http", scheme: "basic", description: "An API key as the password" },
  cron: { type: "http", scheme: "bearer", description: "CRON_SECRET" },
  metrics: { type: "http", scheme: "bearer", description: "RUNBELL_METRICS_TOKEN" },
} as const;

let cached: string | undefined;
let cachedTag: string | undefined;

/** The OpenAPI 3.1 document of all operations, as JSON text. Made once, as it only changes with the program. */
export function openApiDocument(): string {
  return (cached ??= JSON.stringify(makeDocument(operations)));
}

/** Its ETag. */
export function openApiTag(): string {
  return (cachedTag ??= entityTag(openApiDocument()));
}

export function makeDocument(all: readonly Operation[]) {
  nameComponents();
  const registry = new OpenAPIRegistry();
  for (const [name, scheme] of Object.entries(securitySchemes))
    registry.registerComponent("securitySchemes", name, scheme);
  registerParts(registry);

  for (const operation of all) {
    const { id, path, aliases = [] } = operation;
    registry.registerPath({ ...describe(operation), path, operationId: id });
    for (const [index, alias] of aliases.entries()) {
      registry.registerPath({
        ...describe(operation),
        path: alias,
        operationId: `${id}As${index + 2}`,
        description: `Another name of ${operation.method} ${path}.`,
        "x-alias-of": id,
      });
    }
  }
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: "Runbell", version: "1", description },
    servers: [{ url: basePath || "/" }],
    tags: [...tags],
  });
  showPathValues(document.paths);
  return mended(document);
}

/**
 * Mends two things that the library gets wrong: it writes a pattern's flags behind it, where those of JSON Schema are
 * always `u`; and what may be null and has a name is, as it writes it, never null.
 */
function mended<Value>(value: Value): Value {
  const text = JSON.stringify(value, (name, inner: unknown) => {
    if (name === "pattern" && typeof inner === "string") return inner.replace(/\$\/[a-z]+$/, "$");
    const named = namedOrNull(inner);
    return named ? { anyOf: [named, { type: "null" }] } : inner;
  });
  return JSON.parse(text) as Value;
}

/** The reference of a schema that says “this, and of a type that may be null”; null for all others. */
function namedOrNull(schema: unknown): { $ref: string } | null {
  if (typeof schema !== "object" || schema === null || !("allOf" in schema)) return null;
  const [named, type, ...others] = schema.allOf as Record<string, unknown>[];
  const isNullable = Array.isArray(type?.type) && type.type.includes("null");
  if (others.length > 0 || typeof named?.$ref !== "string" || !isNullable) return null;
  return { $ref: named.$ref };
}

/** Says by example what stands in each path, which the library has no place for. */
function showPathValues(paths: ReturnType<OpenApiGeneratorV31["generateDocument"]>["paths"]): void {
  for (const [path, item] of Object.entries(paths ?? {}))
    for (const described of Object.values(item as Record<string, { parameters?: PathParameter[] }>))
      for (const parameter of described.parameters ?? [])
        if (parameter.in === "path") parameter.example = pathExample(path, parameter.name);
}

interface PathParameter {
  in: string;
  name: string;
  example?: unknown;
}

/** What a request in an example has in its path. */
export function pathExample(path: string, name: string): unknown {
  if (name === "user_id" && !path.includes("/members/")) return "me";
  const special: Record<string, string> = {
    event_type: "job.failed",
    name: path.includes("/files/") ? "orders.csv" : path.includes("/steps/") ? "load-orders" : "status_page",
    signal: "fail",
    file: path.startsWith("/cli/") ? "runbell.mjs" : "0a1b2c3d4e5f6a7b.png",
    org_slug: "acme",
  };
  return special[name] ?? candidatesFor(name)[0];
}

/**
 * Tells the library the schemas' own ids, which otherwise only schemas made after extendZodWithOpenApi() have. Any JSON is
 * endless for it.
 */
function nameComponents(): void {
  for (const [refId, schema] of z.globalRegistry._idmap)
    zodToOpenAPIRegistry.add(schema, { _internal: { refId } });
  zodToOpenAPIRegistry.add(JsonObject, { type: "object", additionalProperties: true });
  zodToOpenAPIRegistry.add(JsonValue, {
    type: ["string", "number", "boolean", "array", "object", "null"],
    description: "Any JSON",
  });
}
