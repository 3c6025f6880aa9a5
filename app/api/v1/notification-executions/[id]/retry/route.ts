import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/notification";
import { retryNotification } from "@/lib/services/notifications/retry-notification";

export const POST = route(operations.retryNotification, ({ actor, params }) =>
  retryNotification({ actor, id: params.id }),
);
