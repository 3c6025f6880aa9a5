import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/job-statistics";
import { listActiveRuns } from "@/lib/services/job-logs/list-active-runs";

export const GET = route(operations.listActiveRuns, ({ actor }) => listActiveRuns({ actor }));
