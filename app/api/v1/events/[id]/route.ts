import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/event";
import { getEvent } from "@/lib/services/events/get-event";

export const GET = route(operations.getEvent, ({ actor, params }) => getEvent({ actor, id: params.id }));
