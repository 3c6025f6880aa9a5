import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/worker";
import { startWorker } from "@/lib/services/worker/start-worker";

export const POST = route(operations.startWorker, ({ actor }) => startWorker({ actor }));
