import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/escalation";
import { stopEscalation } from "@/lib/services/escalations/stop-escalation";

export const POST = route(operations.stopEscalation, ({ actor, params }) =>
  stopEscalation({ actor, id: params.id }),
);
