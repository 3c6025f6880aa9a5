import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/debug-log";
import { getDebugLog } from "@/lib/services/debug-log/get-debug-log";
import { putDebugLog } from "@/lib/services/debug-log/put-debug-log";

export const GET = route(operations.getDebugLog, () => getDebugLog());

export const PUT = route(operations.putDebugLog, ({ actor, body }) => putDebugLog({ actor, ...body }));
