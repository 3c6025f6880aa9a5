import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/statistics";
import { getStatistics } from "@/lib/services/statistics/get-statistics";

export const GET = route(operations.getStatistics, ({ actor, query }) => getStatistics({ actor, ...query }));
