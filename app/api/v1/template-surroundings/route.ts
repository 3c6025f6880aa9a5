import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/template-rendering";
import { getTemplateSurroundings } from "@/lib/services/templates/get-template-surroundings";

export const GET = route(operations.getTemplateSurroundings, ({ actor, query }) =>
  getTemplateSurroundings({ actor, runId: query.run_id ?? null }),
);
