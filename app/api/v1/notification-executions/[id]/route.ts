import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/notification";
import { getNotification } from "@/lib/services/notifications/get-notification";

export const GET = route(operations.getNotification, ({ actor, params }) =>
  getNotification({ actor, id: params.id }),
);
