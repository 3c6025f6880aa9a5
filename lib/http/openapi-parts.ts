import type { OpenAPIRegistry } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { Problem } from "@/lib/schemas/problem";

type SchemaObject = Parameters<typeof OpenAPIRegistry.prototype.registerComponent<"schemas">>[2];

interface Failure {
  name: string;
  description: string;
  /** Of the problem that the document shows. */
  title: string;
  code: string;
  detail: string;
  errors?: Problem["errors"];
}

/** The problems that an operation can answer with, by status: what each means is the same everywhere. */
export const failures = {
  400: {
    name: "InvalidInput",
    description: "The input is not valid; `errors` says where",
    title: "Invalid input",
    code: "invalid_input",
    detail: "The input is not valid.",
    errors: [{ pointer: "/name", detail: "is missing" }],
  },
  401: {
    name: "NotSignedIn",
    description: "No valid session or key",
    title: "Not signed in",
    code: "unauthenticated",
    detail: "Sign in, or send an API key.",
  },
  403: {
    name: "NotAllowed",
    description: "The role or the key's scopes do not allow it",
    title: "Not allowed",
    code: "forbidden",
    detail: "This needs the role author; yours is member.",
  },
  404: {
    name: "NotFound",
    description: "There is no such thing in the organisation",
    title: "Not found",
    code: "not_found",
    detail: "There is no such run.",
  },
  409: {
    name: "Conflict",
    description:
      "What is there stands against it; or the first request with this Idempotency-Key is under way",
    title: "Conflict",
    code: "conflict",
    detail: "There is a job with this key already.",
    errors: [{ pointer: "/key", detail: "is taken" }],
  },
  412: {
    name: "ChangedMeanwhile",
    description: "It is not what If-Match says any more; nothing was changed",
    title: "Changed meanwhile",
    code: "precondition_failed",
    detail: "Somebody else changed this since you read it, so nothing was saved.",
  },
  413: {
    name: "TooLarge",
    description: "The body is too large",
    title: "Too large",
    code: "too_large",
    detail: "The body is larger than 1 MiB.",
  },
  415: {
    name: "UnsupportedMediaType",
    description: "The body is not JSON",
    title: "Unsupported media type",
    code: "unsupported_media_type",
    detail: "Send JSON, with Content-Type: application/json.",
  },
  422: {
    name: "CannotBeProcessed",
    description:
      "It is well formed and cannot be worked with; or the Idempotency-Key was sent with another request",
    title: "Cannot be processed",
    code: "unprocessable",
    detail: "The template cannot be used.",
    errors: [{ pointer: "/html_template", detail: "line 1, column 4: unknown filter duraton" }],
  },
  429: {
    name: "TooManyRequests",
    description: "The minute's requests are used up; Retry-After says when there are new ones",
    title: "Too many requests",
    code: "rate_limited",
    detail: "These were more than 6000 requests in a minute. Go on in 12 seconds.",
  },
} as const satisfies Record<number, Failure>;
export type FailureStatus = keyof typeof failures;

const other: Failure = {
  name: "Problem",
  description: "Any other problem",
  title: "Internal error",
  code: "internal",
  detail: "Something went wrong in Runbell.",
};

/** Headers of answers, by the name under which the document has them. */
const headers: Readonly<Record<string, { description: string; type: string; example: string | boolean }>> = {
  "X-Request-Id": {
    description: "Names the request in Runbell's log",
    type: "string",
    example: "8c1d2b3a-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
  },
  "RateLimit-Policy": {
    description: "q: requests that the caller has in a window of w seconds. Absent without a limit",
    type: "string",
    example: '"minute";q=6000;w=60',
  },
  RateLimit: {
    description: "r: at least so many are left; t: seconds until all are there again. Absent without a limit",
    type: "string",
    example: '"minute";r=5988;t=31',
  },
  Location: { description: "Where it leads", type: "string", example: "/unsubscribe/4Fq9Zk2X" },
  "Retry-After": { description: "Seconds to wait before trying again", type: "string", example: "12" },
  ETag: {
    description: "The version of what is answered, for If-Match and If-None-Match",
    type: "string",
    example: '"mX2r0JfE1l6bq3aYtVwz7Q"',
  },
  "Idempotent-Replayed": {
    description: "true: the answer of the first request with this Idempotency-Key, again",
    type: "string",
    example: "true",
  },
};

const at = (kind: "headers" | "responses", name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** References to headers by their names. */
export function headersNamed(...names: string[]): Record<string, { $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, at("headers", name)]));
}

export function failureNamed(status: FailureStatus | "default"): { $ref: string } {
  return at("responses", status === "default" ? other.name : failures[status].name);
}

/** Registers what every operation refers to. */
export function registerParts(registry: OpenAPIRegistry): void {
  for (const [name, { description, type, example }] of Object.entries(headers))
    registry.registerComponent("headers", name, { description, schema: { type: type as "string" }, example });
  // The library knows only schemas that operations show, and these refer to the answers below.
  const { $schema: _, ...problem } = z.toJSONSchema(z.object(Problem.shape));
  registry.registerComponent("schemas", "Problem", problem as SchemaObject);
  for (const [status, failure] of [...Object.entries(failures), ["500", other] as const])
    registry.registerComponent("responses", failure.name, {
      description: failure.description,
      headers: headersNamed("X-Request-Id", ...(status === "429" ? ["Retry-After", "RateLimit"] : [])),
      content: {
        "application/problem+json": {
          schema: { $ref: "#/components/schemas/Problem" },
          example: exampleOfFailure(Number(status), failure),
        },
      },
    });
}

function exampleOfFailure(status: number, { title, detail, code, errors }: Failure): Problem {
  return {
    type: "about:blank",
    title,
    status,
    detail,
    code,
    instance: "urn:uuid:8c1d2b3a-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
    ...(errors && { errors: [...errors] }),
  };
}
