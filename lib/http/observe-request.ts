import { logger } from "@/lib/logger";
import type { Operation } from "@/lib/schemas/operation";
import { readTraceparent, traced } from "@/lib/telemetry";

/** What is found out about a request while it is served. */
export interface RequestNotes {
  /** Which key or person, by id. */
  caller: string | null;
}

/**
 * Serves a request inside a span, which goes on with the caller's trace where it sends one, and writes it to the log's
 * debug level. Neither has its address: what is in a path or query may be a token.
 */
export function observeRequest(
  { id, method, path }: Operation,
  request: Request,
  requestId: string,
  serve: (notes: RequestNotes) => Promise<Response>,
): Promise<Response> {
  const startedAt = performance.now();
  const parent = readTraceparent(request.headers.get("traceparent")) ?? null;
  const facts = { "runbell.operation": id, "http.request.method": method, "http.route": path };
  return traced(id, { kind: "server", parent, facts }, async (note) => {
    const notes: RequestNotes = { caller: null };
    const response = await serve(notes);
    const { status } = response;
    note({ "http.response.status_code": status });
    const duration = Math.round(performance.now() - startedAt);
    logger.debug(
      { operation: id, status, duration_ms: duration, request_id: requestId, caller: notes.caller },
      "a request was answered",
    );
    return response;
  });
}
