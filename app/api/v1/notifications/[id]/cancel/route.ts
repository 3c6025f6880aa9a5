import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/notification";
import { cancelNotification } from "@/lib/services/notifications/cancel-notification";

export const POST = route(operations.cancelNotification, ({ actor, params }) =>
  cancelNotification({ actor, id: params.id }),
);
