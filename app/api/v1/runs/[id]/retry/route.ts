import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/run";
import { retryRun } from "@/lib/services/runs/retry-run";

export const POST = route(operations.retryRun, ({ actor, params }) => retryRun({ actor, id: params.id }));
