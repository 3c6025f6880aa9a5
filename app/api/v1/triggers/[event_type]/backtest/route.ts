import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/trigger";
import { backtestTrigger } from "@/lib/services/triggers/backtest-trigger";

export const POST = route(operations.backtestTrigger, ({ actor, params, body }) =>
  backtestTrigger({ actor, eventType: params.event_type, input: body }),
);
