import { downloadHeaders } from "@/lib/http/download";
import { route } from "@/lib/http/route";
import { textStream } from "@/lib/http/text-stream";
import * as operations from "@/lib/schemas/audit";
import { exportAudit } from "@/lib/services/audit/export-audit";

export const GET = route(operations.exportAudit, ({ actor, query }) => {
  const name = `audit-${new Date().toISOString().slice(0, 10)}.csv`;
  return new Response(textStream(exportAudit({ actor, filter: query })), {
    headers: downloadHeaders(name, "text/csv; charset=utf-8; header=present"),
  });
});
