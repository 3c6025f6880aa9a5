import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/template";
import { restoreTemplateVersion } from "@/lib/services/templates/restore-template-version";

export const POST = route(operations.restoreTemplateVersion, ({ actor, params }) =>
  restoreTemplateVersion({ actor, id: params.id, version: params.version }),
);
