import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/escalation";
import { listEscalations } from "@/lib/services/escalations/list-escalations";

export const GET = route(operations.listEscalations, ({ actor, query }) => listEscalations({ actor, query }));
