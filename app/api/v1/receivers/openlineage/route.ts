import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/receiver";
import { receiveOpenLineage } from "@/lib/services/receivers/receive-open-lineage";

export const POST = route(operations.receiveOpenLineage, ({ actor, body }) =>
  receiveOpenLineage({ actor, payload: body }),
);
