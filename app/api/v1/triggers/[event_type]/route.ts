import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/trigger";
import { deleteTrigger } from "@/lib/services/triggers/delete-trigger";
import { getTrigger } from "@/lib/services/triggers/get-trigger";
import { putTrigger } from "@/lib/services/triggers/put-trigger";

export const GET = route(operations.getTrigger, ({ actor, params }) =>
  getTrigger({ actor, eventType: params.event_type }),
);

export const PUT = route(operations.putTrigger, ({ actor, params, body, ifMatch }) =>
  putTrigger({ actor, eventType: params.event_type, input: body, ifMatch }),
);

export const DELETE = route(operations.deleteTrigger, ({ actor, params }) =>
  deleteTrigger({ actor, eventType: params.event_type }),
);
