import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/audit";
import { getAuditSummary } from "@/lib/services/audit/get-audit-summary";

export const GET = route(operations.getAuditSummary, ({ actor }) => getAuditSummary({ actor }));
