import type { RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z, type ZodObject } from "zod";
import { roles } from "@/lib/core/actor";
import type { Access, Operation } from "@/lib/schemas/operation";
import { requestExamples } from "@/lib/schemas/request-examples";
import { exampleOf } from "./example";
import { resultExamples } from "./example-values";
import { failureNamed, headersNamed, type FailureStatus } from "./openapi-parts";

/** An operation as the document has it, but for its address and id. */
export function describe(operation: Operation): Omit<RouteConfig, "path" | "operationId"> {
  const { method, tag, summary, access, params, query, body, takesText } = operation;
  const headers = headersOf(operation);
  return {
    method: method.toLowerCase() as RouteConfig["method"],
    tags: [tag],
    summary,
    description: wordsOf(operation).join(" "),
    security: securityOf(access),
    ...("role" in access && { "x-role": access.role, "x-scope": access.scope }),
    ...(access.kind === "member" && access.root && { "x-root": true }),
    request: {
      ...(params && { params: params as ZodObject }),
      ...(query && { query: query as ZodObject }),
      ...(headers && { headers }),
      ...(body && {
        body: {
          required: !body.safeParse(undefined).success,
          content: {
            [takesText ? "text/plain" : "application/json"]: {
              schema: body,
              example: bodyExampleOf(operation),
            },
          },
        },
      }),
    },
    responses: { ...successOf(operation), ...failuresOf(operation) },
  };
}

/** The body that the document shows; null for an operation without one. */
export function bodyExampleOf({ id, body }: Pick<Operation, "id" | "body">): unknown {
  if (!body) return null;
  return Object.hasOwn(requestExamples, id) ? requestExamples[id] : exampleOf(body);
}

/** The result that the document shows. */
export function resultExampleOf({ id, result }: Pick<Operation, "id" | "result">): unknown {
  if (!result) return null;
  return Object.hasOwn(resultExamples, id) ? resultExamples[id] : exampleOf(result);
}

/** What there is to know beside the summary, in sentences. */
function wordsOf({ description, access, idempotencyKey, versioned, method }: Operation): string[] {
  const words = description ? [description] : [];
  words.push(callersOf(access));
  if (idempotencyKey === "remembered")
    words.push("With an Idempotency-Key it is done once, however often it is sent within a day.");
  if (idempotencyKey === "refused")
    words.push("It takes no Idempotency-Key: the answer holds a secret, which is shown once.");
  if (versioned && method === "PUT")
    words.push("With If-Match it is changed only while it is what you have read.");
  return words;
}

function callersOf(access: Access): string {
  if (access.kind === "public") return `Anybody may call it: ${access.because}.`;
  if (access.kind === "cron") return "It takes CRON_SECRET as its bearer.";
  if (access.kind === "metrics") return "It takes RUNBELL_METRICS_TOKEN as its bearer.";
  const allowed = roles.slice(roles.indexOf(access.role));
  const people = { member: "all members", author: "authors and admins", admin: "admins" }[
    allowed[0] ?? "admin"
  ];
  const root = access.kind === "member" && access.root ? " who are root" : "";
  const who = access.kind === "sender" ? `API keys of ${people}` : people;
  return `For ${who}${root}; an API key needs the scope ${access.scope}.`;
}

function headersOf({ idempotencyKey, versioned, method, result }: Operation): ZodObject | undefined {
  const text = (description: string, example: string) => z.string().optional().meta({ description, example });
  const shape = {
    ...(idempotencyKey === "remembered" && {
      "Idempotency-Key": text(
        "1 to 200 printable characters, such as a UUID: a repetition gets the first answer again",
        '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
      ),
    }),
    ...(versioned &&
      method === "PUT" && { "If-Match": text("The ETag that was read", '"mX2r0JfE1l6bq3aYtVwz7Q"') }),
    ...(versioned &&
      versioned === result &&
      method === "GET" && {
        "If-None-Match": text("An ETag: 304 while it still is that version", '"mX2r0JfE1l6bq3aYtVwz7Q"'),
      }),
  };
  return Object.keys(shape).length > 0 ? z.object(shape) : undefined;
}

function successOf(operation: Operation): RouteConfig["responses"] {
  const {
    status,
    summary,
    result,
    produces = "application/json",
    access,
    versioned,
    method,
    badNewsStatus,
  } = operation;
  const isCounted = access.kind === "member" || access.kind === "sender";
  const headers = headersNamed(
    "X-Request-Id",
    ...(isCounted ? ["RateLimit-Policy", "RateLimit"] : []),
    ...(versioned ? ["ETag"] : []),
    ...(operation.idempotencyKey === "remembered" ? ["Idempotent-Replayed"] : []),
  );
  if (status === 204) return { [status]: { description: "Done", headers } };
  if (status === 303) return { [status]: { description: summary, headers: headersNamed("Location") } };
  const unchanged = versioned &&
    versioned === result &&
    method === "GET" && { 304: { description: "It is what If-None-Match says", headers } };
  if (result) {
    const content = { "application/json": { schema: result, example: resultExampleOf(operation) } };
    const answer = { description: summary, headers, content };
    return {
      [status]: answer,
      ...(badNewsStatus && { [badNewsStatus]: answer }),
      ...unchanged,
    };
  }
  const type = produces === "application/json" ? ("object" as const) : ("string" as const);
  return { [status]: { description: summary, headers, content: { [produces]: { schema: { type } } } } };
}

function failuresOf(operation: Operation): RouteConfig["responses"] {
  const { access, params, query, body, takesText, idempotencyKey, versioned, method } = operation;
  const isKnown = access.kind === "member" || access.kind === "sender";
  const isChange = method !== "GET" && isKnown;
  const list: [FailureStatus, unknown][] = [
    [400, query ?? body ?? idempotencyKey],
    [401, access.kind !== "public"],
    [403, isKnown],
    [404, params ?? (access.kind === "cron" || access.kind === "metrics")],
    [409, isChange],
    [412, versioned && method === "PUT"],
    [413, body],
    [415, body && !takesText],
    [422, isChange && (body ?? idempotencyKey)],
    [429, isKnown || (access.kind === "public" && body)],
  ];
  const applying = list.filter(([, applies]) => applies).map(([status]) => [status, failureNamed(status)]);
  return Object.fromEntries([...applying, ["default", failureNamed("default")]]) as RouteConfig["responses"];
}

function securityOf(access: Access): Record<string, string[]>[] {
  if (access.kind === "public") return [];
  if (access.kind === "cron" || access.kind === "metrics") return [{ [access.kind]: [] }];
  if (access.kind === "sender") return [{ bearer: [] }, { apiKey: [] }, { basic: [] }];
  return [{ session: [] }, { bearer: [] }, { apiKey: [] }];
}
