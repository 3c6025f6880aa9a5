import { downloadHeaders } from "@/lib/http/download";
import { route } from "@/lib/http/route";
import { textStream } from "@/lib/http/text-stream";
import * as operations from "@/lib/schemas/notification";
import { exportNotifications } from "@/lib/services/notifications/export-notifications";

export const GET = route(operations.exportNotifications, ({ actor, query }) => {
  const name = `notifications-${new Date().toISOString().slice(0, 10)}.csv`;
  return new Response(textStream(exportNotifications({ actor, filter: query })), {
    headers: downloadHeaders(name, "text/csv; charset=utf-8; header=present"),
  });
});
