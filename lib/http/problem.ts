import { randomUUID } from "node:crypto";
import { AppError, type ErrorCode, type InputIssue } from "@/lib/core/errors";
import { logger } from "@/lib/logger";
import type { Problem } from "@/lib/schemas/problem";
import { isDatabaseOutage } from "./database-outage";

const statuses: Record<ErrorCode, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  request_timeout: 408,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  unsupported_media_type: 415,
  unprocessable: 422,
  rate_limited: 429,
  unavailable: 503,
};

const titles: Record<ErrorCode | "internal", string> = {
  invalid_input: "Invalid input",
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  not_found: "Not found",
  request_timeout: "Too slow",
  conflict: "Conflict",
  precondition_failed: "Changed meanwhile",
  too_large: "Too large",
  unsupported_media_type: "Unsupported media type",
  unprocessable: "Cannot be processed",
  rate_limited: "Too many requests",
  unavailable: "Unavailable",
  internal: "Internal error",
};

const RETRY_AFTER_S = 5;

/** One request, as the log and the answer call it. */
export interface RequestId {
  id: string;
  /** In problem documents: RFC 9457 wants a URI for the occurrence. */
  urn: string;
}

export function makeRequestId(): RequestId {
  const id = randomUUID();
  return { id, urn: `urn:uuid:${id}` };
}

/**
 * The answer to what was thrown while a request was served. An AppError is told in its own words, a database that does
 * not answer as unavailable; anything else is a bug, which goes to the log and is told as nothing but "internal".
 */
export function problemResponse(error: unknown, request: RequestId, operationId: string): Response {
  if (error instanceof AppError)
    return respond(error.code, error.message, error.issues, request, error.retryAfterSeconds);

  const context = { err: error, request_id: request.id, operation: operationId };
  if (isDatabaseOutage(error)) {
    logger.warn(context, "the database does not answer");
    return respond("unavailable", "The database does not answer. Try again in a moment.", [], request);
  }
  logger.error(context, "a request failed unexpectedly");
  const detail = `Something went wrong in Runbell. Its log has the reason under the request ${request.id}.`;
  return respond("internal", detail, [], request);
}

function respond(
  code: ErrorCode | "internal",
  detail: string,
  issues: readonly InputIssue[],
  request: RequestId,
  retryAfterSeconds: number | null = null,
): Response {
  const status = code === "internal" ? 500 : statuses[code];
  const problem: Problem = {
    type: "about:blank",
    title: titles[code],
    status,
    detail,
    code,
    instance: request.urn,
    ...(issues.length > 0 && { errors: [...issues] }),
  };
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="Runbell"');
  // The rest of the body is not waited for.
  if (status === 408) headers.set("connection", "close");
  const isPassing = status === 429 || status === 503;
  const wait = retryAfterSeconds ?? (isPassing ? RETRY_AFTER_S : null);
  if (wait !== null) headers.set("retry-after", String(wait));
  return new Response(JSON.stringify(problem), { status, headers });
}
