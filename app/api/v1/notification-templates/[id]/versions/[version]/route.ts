import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/template";
import { getTemplateVersion } from "@/lib/services/templates/get-template-version";

export const GET = route(operations.getTemplateVersion, ({ actor, params }) =>
  getTemplateVersion({ actor, id: params.id, version: params.version }),
);
