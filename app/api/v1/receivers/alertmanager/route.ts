import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/receiver";
import { receiveAlertmanager } from "@/lib/services/receivers/receive-alertmanager";

export const POST = route(operations.receiveAlertmanager, ({ actor, body }) =>
  receiveAlertmanager({ actor, payload: body }),
);
