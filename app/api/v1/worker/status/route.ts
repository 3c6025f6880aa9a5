import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/worker";
import { getWorkerStatus } from "@/lib/services/worker/get-worker-status";

export const GET = route(operations.getWorkerStatus, ({ actor }) => getWorkerStatus({ actor }));
