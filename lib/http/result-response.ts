import { hasTag, parseEntityTags } from "@/lib/core/precondition";
import { entityTag } from "@/lib/entity-tag";
import type { Operation } from "@/lib/schemas/operation";

type Answering = Pick<Operation, "id" | "method" | "status" | "result" | "versioned">;

/**
 * The answer with a handler's result, of which nothing leaves that the operation does not declare. What has a version has
 * its ETag, and who has read that version already is told so (304).
 */
export function resultResponse(operation: Answering, output: unknown, request: Request): Response {
  const { id, status, result } = operation;
  if (status === 204) return new Response(null, { status });
  if (!result) throw new Error(`${id} declares no result, so its handler must answer with a Response`);
  const parsed = result.safeParse(output);
  if (!parsed.success)
    throw new Error(`${id} gave a result that it does not declare`, { cause: parsed.error });
  if (!operation.versioned) return Response.json(parsed.data, { status });

  const etag = entityTag(JSON.stringify(operation.versioned.parse(output)));
  if (isKnown(operation, etag, request)) return new Response(null, { status: 304, headers: { etag } });
  return Response.json(parsed.data, { status, headers: { etag } });
}

/** Only where the version is of all that is answered: else what is beside it would never be read again. */
function isKnown({ method, result, versioned }: Answering, etag: string, { headers }: Request): boolean {
  if (method !== "GET" || versioned !== result) return false;
  const known = parseEntityTags(headers.get("if-none-match"));
  return known !== null && hasTag(known, etag);
}
