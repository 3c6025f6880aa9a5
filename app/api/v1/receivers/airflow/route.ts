import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/receiver";
import { receiveAirflow } from "@/lib/services/receivers/receive-airflow";

export const POST = route(operations.receiveAirflow, ({ actor, body }) =>
  receiveAirflow({ actor, payload: body }),
);
