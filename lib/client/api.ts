import type { z } from "zod";
import { below } from "@/lib/base-path";
import type { Operation } from "@/lib/schemas/operation";
import { ApiError, readProblem, unreachable } from "./api-error";

/** Present when the operation takes it, optional when it may be left out. */
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { [key in Name]?: undefined }
  : undefined extends Value
    ? { [key in Name]?: Value }
    : Record<never, never> extends Value
      ? { [key in Name]?: Value }
      : { [key in Name]: Value };

export type CallInput<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = Part<
  "params",
  z.input<Params>
> &
  Part<"query", z.input<Query>> &
  Part<"body", z.input<Body>>;

type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;

export type QueryOf<Declaration extends { query?: z.ZodType }> = InputOf<Declaration["query"]>;
export type BodyOf<Declaration extends { body?: z.ZodType }> = InputOf<Declaration["body"]>;

interface CallParts {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

/** Calls an operation of the API as the signed-in person. Throws ApiError for every answer that is not its result. */
export async function call<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Result extends z.ZodType,
>(
  operation: Operation<Params, Query, Body, Result>,
  input: CallInput<Params, Query, Body>,
  signal?: AbortSignal,
): Promise<z.output<Result>> {
  return (await callVersioned(operation, input, { signal })).result;
}

/** The same for what has a version: with its ETag, and only while it still is the one of `ifMatch`. */
export async function callVersioned<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Result extends z.ZodType,
>(
  operation: Operation<Params, Query, Body, Result>,
  input: CallInput<Params, Query, Body>,
  { ifMatch, signal }: { ifMatch?: string | null; signal?: AbortSignal } = {},
): Promise<{ result: z.output<Result>; etag: string | null }> {
  const { params, query, body }: CallParts = input;
  const response = await send(addressOf(operation.path, params, query), {
    method: operation.method,
    signal,
    credentials: "same-origin",
    headers: {
      accept: "application/json",
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(ifMatch && { "if-match": ifMatch }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw new ApiError(await readProblem(response));
  const etag = response.headers.get("etag");
  if (response.status === 204) return { result: undefined as z.output<Result>, etag };
  try {
    return { result: (await response.json()) as z.output<Result>, etag };
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(unreachable);
  }
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(unreachable);
  }
}

/** The address of an operation on this host: values of the path filled in, query without what is empty. */
export function addressOf(path: string, params: unknown, query: unknown): string {
  const values = entriesOf(params);
  const filled = below(path).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams([...entriesOf(query)]).toString();
  return search === "" ? filled : `${filled}?${search}`;
}

function entriesOf(values: unknown): Map<string, string> {
  if (typeof values !== "object" || values === null) return new Map();
  return new Map(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null && value !== "")
      .map(([name, value]) => [name, String(value)]),
  );
}
