import { openApiDocument } from "@/lib/http/openapi";
import { route } from "@/lib/http/route";
import { getOpenApi } from "@/lib/schemas/worker";

export const GET = route(
  getOpenApi,
  () => new Response(openApiDocument(), { headers: { "content-type": "application/json" } }),
);
