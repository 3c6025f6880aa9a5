import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/audit";
import { listAudit } from "@/lib/services/audit/list-audit";

export const GET = route(operations.listAudit, ({ actor, query }) => listAudit({ actor, query }));
