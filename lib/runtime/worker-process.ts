// `npm run worker`: a process that only works, beside any number of web processes and others like it.
import { config as readConfig } from "@/lib/config";
import { logger } from "@/lib/logger";
import { shareNudges } from "@/lib/queue/nudge-others";
import { keepWatching } from "./keep-watching";
import { openInstance } from "./open-instance";
import { endOnSignal } from "./shutdown";
import { startTelemetry } from "./start-telemetry";
import { createWorker } from "./worker";

try {
  const config = readConfig();
  const stopTelemetry = await startTelemetry(config);
  const { database, keys } = await openInstance(config);
  const worker = createWorker(config, keys);
  const stopSharing = shareNudges(database);
  const stopWatching = keepWatching();
  endOnSignal(async () => {
    stopWatching();
    await worker.stop();
    await stopSharing();
    await stopTelemetry();
    await database.close();
  });
  worker.start();
  logger.info("the worker is running");
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
