import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/worker";
import { stopWorker } from "@/lib/services/worker/stop-worker";

export const POST = route(operations.stopWorker, ({ actor }) => stopWorker({ actor }));
