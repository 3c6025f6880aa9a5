import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/notification";
import { listNotifications } from "@/lib/services/notifications/list-notifications";

export const GET = route(operations.listNotifications, ({ actor, query }) =>
  listNotifications({ actor, query }),
);
