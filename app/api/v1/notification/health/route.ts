import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/worker";
import { checkHealth } from "@/lib/services/health/check-health";

export const GET = route(operations.getHealth, () => checkHealth());
