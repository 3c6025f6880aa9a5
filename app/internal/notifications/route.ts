import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/notification";
import { createNotification } from "@/lib/services/notifications/create-notification";

export const POST = route(operations.createNotification, ({ actor, body }) =>
  createNotification({ actor, input: body }),
);
