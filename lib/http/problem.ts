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
  conflict: 409,
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
  conflict: "Conflict",
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
    return respond(error.code, statuses[error.code], error.message, error.issues, request);

  const context = { err: error, request_id: request.id, operation: operationId };
  if (isDatabaseOutage(error)) {
    logger.warn(context, "the database does not answer");
    return respond("unavailable", 503, "The database does not answer. Try again in a moment.", [], request);
  }
  logger.error(context, "a request failed unexpectedly");
  const detail = `Something went wrong in Runbell. Its log has the reason under the request ${request.id}.`;
  return respond("internal", 500, detail, [], request);
}

function respond(
  code: ErrorCode | "internal",
  status: number,
  detail: string,
  issues: readonly InputIssue[],
  request: RequestId,
): Response {
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
  if (status === 429 || status === 503) headers.set("retry-after", String(RETRY_AFTER_S));
  return new Response(JSON.stringify(problem), { status, headers });
}
