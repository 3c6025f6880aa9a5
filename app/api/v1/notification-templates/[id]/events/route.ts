import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/template";
import { setTemplateEvents } from "@/lib/services/templates/set-template-events";

export const PUT = route(operations.setTemplateEvents, ({ actor, params, body }) =>
  setTemplateEvents({ actor, id: params.id, eventTypes: body.event_types }),
);
