import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/trigger";
import { listTriggers } from "@/lib/services/triggers/list-triggers";

export const GET = route(operations.listTriggers, ({ actor }) => listTriggers({ actor }));
