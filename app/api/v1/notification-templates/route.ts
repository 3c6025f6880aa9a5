import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/template";
import { createTemplate } from "@/lib/services/templates/create-template";
import { listTemplates } from "@/lib/services/templates/list-templates";

export const GET = route(operations.listTemplates, ({ actor, query }) => listTemplates({ actor, query }));

export const POST = route(operations.createTemplate, ({ actor, body }) =>
  createTemplate({ actor, input: body }),
);
