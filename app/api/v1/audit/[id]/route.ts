import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/audit";
import { getAuditEntry } from "@/lib/services/audit/get-audit-entry";

export const GET = route(operations.getAuditEntry, ({ actor, params }) =>
  getAuditEntry({ actor, id: params.id }),
);
