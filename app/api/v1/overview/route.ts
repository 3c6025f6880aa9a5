import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/overview";
import { getOverview } from "@/lib/services/overview/get-overview";

export const GET = route(operations.getOverview, ({ actor }) => getOverview({ actor }));
