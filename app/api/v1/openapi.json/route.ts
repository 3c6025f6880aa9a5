import { parseEntityTags } from "@/lib/core/precondition";
import { openApiDocument, openApiTag } from "@/lib/http/openapi";
import { route } from "@/lib/http/route";
import { getOpenApi } from "@/lib/schemas/worker";

/** Browsers keep it, and ask whether it is still the same: it is large, and changes with the program alone. */
export const GET = route(getOpenApi, ({ request }) => {
  const etag = openApiTag();
  const headers = { etag, "cache-control": "no-cache" };
  const known = parseEntityTags(request.headers.get("if-none-match"));
  // What compresses the answer on its way makes a weak tag of it.
  if (known?.some((tag) => tag.replace(/^W\//, "") === etag))
    return new Response(null, { status: 304, headers });
  return new Response(openApiDocument(), { headers: { ...headers, "content-type": "application/json" } });
});
