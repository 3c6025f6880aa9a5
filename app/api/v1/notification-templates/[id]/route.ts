import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/template";
import { deleteTemplate } from "@/lib/services/templates/delete-template";
import { getTemplate } from "@/lib/services/templates/get-template";
import { updateTemplate } from "@/lib/services/templates/update-template";

export const GET = route(operations.getTemplate, ({ actor, params }) =>
  getTemplate({ actor, id: params.id }),
);

export const PUT = route(operations.updateTemplate, ({ actor, params, body, ifMatch }) =>
  updateTemplate({ actor, id: params.id, input: body, ifMatch }),
);

export const DELETE = route(operations.deleteTemplate, ({ actor, params, query }) =>
  deleteTemplate({ actor, id: params.id, force: query.force }),
);
