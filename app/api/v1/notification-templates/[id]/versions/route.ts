import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/template";
import { listTemplateVersions } from "@/lib/services/templates/list-template-versions";

export const GET = route(operations.listTemplateVersions, ({ actor, params }) =>
  listTemplateVersions({ actor, id: params.id }),
);
