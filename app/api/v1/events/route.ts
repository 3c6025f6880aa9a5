import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/event";
import { listEvents } from "@/lib/services/events/list-events";
import { recordEvents } from "@/lib/services/events/record-events";

export const GET = route(operations.listEvents, ({ actor, query }) => listEvents({ actor, query }));

export const POST = route(operations.recordEvents, ({ actor, body }) => recordEvents({ actor, input: body }));
