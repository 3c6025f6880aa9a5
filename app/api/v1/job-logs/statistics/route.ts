import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/job-statistics";
import { getJobStatistics } from "@/lib/services/job-logs/get-job-statistics";

export const GET = route(operations.getJobStatistics, ({ actor, query }) =>
  getJobStatistics({ actor, ...query }),
);
