import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/receiver";
import { receivePing } from "@/lib/services/receivers/receive-ping";

export const GET = route(operations.pingSignal, ({ actor, params, query }) =>
  receivePing({ actor, ...params, ...query }),
);

export const POST = route(operations.pingSignalWithOutput, ({ actor, params, query, body }) =>
  receivePing({ actor, ...params, ...query, output: body }),
);
