import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/notification";
import { releaseNotification } from "@/lib/services/notifications/release-notification";

export const POST = route(operations.releaseNotification, ({ actor, params }) =>
  releaseNotification({ actor, id: params.id }),
);
