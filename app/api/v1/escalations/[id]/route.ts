import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/escalation";
import { getEscalation } from "@/lib/services/escalations/get-escalation";

export const GET = route(operations.getEscalation, ({ actor, params }) =>
  getEscalation({ actor, id: params.id }),
);
