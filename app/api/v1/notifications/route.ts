import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/notification";
import { createNotification } from "@/lib/services/notifications/create-notification";
import { listNotifications } from "@/lib/services/notifications/list-notifications";

export const GET = route(operations.listNotifications, ({ actor, query }) =>
  listNotifications({ actor, query }),
);

export const POST = route(operations.createNotification, ({ actor, body }) =>
  createNotification({ actor, input: body }),
);
