import {
  OpenApiGeneratorV31,
  OpenAPIRegistry,
  zodToOpenAPIRegistry,
  type RouteConfig,
} from "@asteasolutions/zod-to-openapi";
import { z, type ZodObject } from "zod";
import { JsonObject, JsonValue } from "@/lib/schemas/field";
import type { Access, Operation } from "@/lib/schemas/operation";
import { operations } from "@/lib/schemas/operations";
import { Problem } from "@/lib/schemas/problem";

const description = `Every operation takes a session cookie, or an API key as \`Authorization: Bearer KEY\` or \`X-API-Key: KEY\`.
Receivers take no session, and the key as the password of Basic authentication, too.

Errors are problem documents (RFC 9457) with \`code\` and, for input, \`errors: [{pointer, detail}]\`. A pointer is a JSON
Pointer (RFC 6901) into the body; \`/query/<name>\` is a parameter of the query.

Lists are answered as \`{data, next_cursor}\`: give \`next_cursor\` as \`cursor\` for what follows; null says that nothing does.`;

let cached: string | undefined;

/** The OpenAPI 3.1 document of all operations, as JSON text. Made once, as it only changes with the program. */
export function openApiDocument(): string {
  return (cached ??= JSON.stringify(makeDocument(operations)));
}

export function makeDocument(all: readonly Operation[]) {
  nameComponents();
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "runbell.session",
    description: "The cookie of a signed-in person; __Host-runbell.session under https",
  });
  registry.registerComponent("securitySchemes", "bearer", {
    type: "http",
    scheme: "bearer",
    description: "An API key",
  });
  registry.registerComponent("securitySchemes", "apiKey", {
    type: "apiKey",
    in: "header",
    name: "X-API-Key",
  });
  registry.registerComponent("securitySchemes", "basic", {
    type: "http",
    scheme: "basic",
    description: "An API key as the password",
  });
  registry.registerComponent("securitySchemes", "cron", {
    type: "http",
    scheme: "bearer",
    description: "CRON_SECRET",
  });
  registry.registerComponent("securitySchemes", "metrics", {
    type: "http",
    scheme: "bearer",
    description: "RUNBELL_METRICS_TOKEN",
  });

  for (const operation of all) {
    const { id, path, aliases = [] } = operation;
    registry.registerPath({ ...describe(operation), path, operationId: id });
    for (const [index, alias] of aliases.entries()) {
      registry.registerPath({
        ...describe(operation),
        path: alias,
        operationId: `${id}As${index + 2}`,
        description: `Another name of ${operation.method} ${path}.`,
      });
    }
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: "Runbell", version: "1", description },
    servers: [{ url: "/" }],
  });
}

function describe(operation: Operation): Omit<RouteConfig, "path" | "operationId"> {
  const { method, tag, summary, access, params, query, body, takesText } = operation;
  const content = { "application/problem+json": { schema: Problem } };
  const failures = Object.fromEntries(
    failuresOf(operation).map(([status, text]) => [status, { description: text, content }]),
  );
  return {
    method: method.toLowerCase() as RouteConfig["method"],
    tags: [tag],
    summary,
    security: securityOf(access),
    ...("role" in access && { "x-role": access.role, "x-scope": access.scope }),
    ...(access.kind === "member" && access.root && { "x-root": true }),
    request: {
      ...(params && { params: params as ZodObject }),
      ...(query && { query: query as ZodObject }),
      ...(body && {
        body: {
          required: !body.safeParse(undefined).success,
          content: { [takesText ? "text/plain" : "application/json"]: { schema: body } },
        },
      }),
    },
    responses: { ...success(operation), ...failures },
  };
}

function success({
  status,
  summary,
  result,
  produces = "application/json",
}: Operation): RouteConfig["responses"] {
  if (status === 204) return { [status]: { description: "Done" } };
  if (result)
    return { [status]: { description: summary, content: { "application/json": { schema: result } } } };
  const type = produces === "application/json" ? "object" : "string";
  return { [status]: { description: summary, content: { [produces]: { schema: { type } } } } };
}

function failuresOf({
  access,
  params,
  query,
  body,
  takesText,
}: Operation): [status: string, description: string][] {
  const list: [string, string, unknown][] = [
    ["400", "The input is not valid", query ?? body],
    ["401", "No valid session or key", access.kind !== "public"],
    ["403", "The role or the key's scopes do not allow it", "role" in access],
    ["404", "There is no such thing in the organisation", params],
    ["413", "The body is too large", body],
    ["415", "The body is not JSON", body && !takesText],
    ["default", "Any other problem", true],
  ];
  return list.flatMap(([status, text, applies]) => (applies ? [[status, text] as [string, string]] : []));
}

function securityOf(access: Access): Record<string, string[]>[] {
  if (access.kind === "public") return [];
  if (access.kind === "cron" || access.kind === "metrics") return [{ [access.kind]: [] }];
  if (access.kind === "sender") return [{ bearer: [] }, { apiKey: [] }, { basic: [] }];
  return [{ session: [] }, { bearer: [] }, { apiKey: [] }];
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
