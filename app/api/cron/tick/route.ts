import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/worker";

// Loaded when it is called: a server that has no cron never loads the worker for it.
export const POST = route(operations.tick, async () => {
  const { runTick } = await import("@/lib/runtime/tick");
  return runTick();
});
