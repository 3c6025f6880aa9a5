import type { z } from "zod";
import type { Role, Scope } from "@/lib/core/actor";

export type Access =
  /** Anyone. The handler says why that is safe. */
  | { kind: "public"; because: string }
  /** A signed-in member or an API key with this role and, for a key, this scope; of `root` operations a root user's. */
  | { kind: "member"; role: Role; scope: Scope; root?: true }
  /** An API key with this role and scope, also as the password of Basic authentication: for programs that are not ours. */
  | { kind: "sender"; role: Role; scope: Scope }
  /** Bearer CRON_SECRET. */
  | { kind: "cron" }
  /** Bearer RUNBELL_METRICS_TOKEN. */
  | { kind: "metrics" };

/**
 * One API operation, declared once: the handler parses with it and answers through it, the browser calls with it, and the
 * OpenAPI document is made of it.
 */
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> {
  id: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** OpenAPI form: /api/v1/runs/{id} */
  path: string;
  /** Other paths of the same operation. */
  aliases?: readonly string[];
  tag: string;
  summary: string;
  /** What a caller must know beside the summary; of who may call, of repeating and of versions the document says it itself. */
  description?: string;
  access: Access;
  params?: Params;
  query?: Query;
  body?: Body;
  /** What is sent along is not read, whatever it is: mail programs send a form where nothing is needed (RFC 8058). */
  ignoresBody?: true;
  /** The body is a text of any content type; what of it is no UTF-8 is replaced. */
  takesText?: true;
  /** Bytes; 1 MiB unless told. */
  maxBodyBytes?: number;
  /**
   * What a repeated Idempotency-Key means. remembered: the first answer comes again · refused: the answer has a secret in
   * it, which is not kept. Absent: to repeat the request does no harm, so the header says nothing.
   */
  idempotencyKey?: "remembered" | "refused";
  /**
   * What of the result has a version: GET and PUT answer with its ETag, and PUT takes it as If-Match. The same for all
   * operations of a path.
   */
  versioned?: z.ZodType;
  /** 303: it leads elsewhere, and has no result. */
  status: 200 | 201 | 202 | 204 | 303;
  /** The result is answered with this status, too, when it is bad news. */
  badNewsStatus?: 503;
  /** What is not in it never leaves the server. Absent with 204. */
  result?: Result;
  /** The media type of an answer without a result, which is no JSON. */
  produces?: string;
}

/** Keeps the precise schema types of a declaration. */
export function operation<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Result extends z.ZodType = z.ZodUndefined,
>(declaration: Operation<Params, Query, Body, Result>): Operation<Params, Query, Body, Result> {
  return declaration;
}
