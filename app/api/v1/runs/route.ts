import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/run";
import { listRuns } from "@/lib/services/runs/list-runs";

export const GET = route(operations.listRuns, ({ actor, query }) => listRuns({ actor, query }));
