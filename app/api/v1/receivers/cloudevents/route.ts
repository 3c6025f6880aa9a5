import { readCloudEvents } from "@/lib/http/cloud-events";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/receiver";
import { receiveCloudEvents } from "@/lib/services/receivers/receive-cloud-events";

export const POST = route(operations.receiveCloudEvents, ({ actor, request, body }) =>
  receiveCloudEvents({ actor, payload: readCloudEvents(request.headers, body) }),
);
