import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/event";
import { acknowledgeEvent } from "@/lib/services/events/acknowledge-event";

export const POST = route(operations.acknowledgeEvent, ({ actor, params }) =>
  acknowledgeEvent({ actor, id: params.id }),
);
