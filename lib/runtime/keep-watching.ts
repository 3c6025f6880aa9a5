import { findDebugLog } from "@/lib/db/debug-log";
import { logger, switchDebug } from "@/lib/logger";
import { nudge } from "@/lib/queue/nudge";
import { watchQueue } from "@/lib/queue/watch-queue";

const WATCH_MS = 30_000;
const DEBUG_MS = 5_000;

/** Watches the queue's age and the switch of the debug log in this process, until the returned function is called. */
export function keepWatching(): () => void {
  const timers = [
    setInterval(() => void watchSafely(), WATCH_MS),
    setInterval(() => void followDebugSwitch(), DEBUG_MS),
  ];
  return () => timers.forEach((timer) => clearInterval(timer));
}

async function watchSafely(): Promise<void> {
  try {
    if ((await watchQueue()) > 0) nudge("notifications");
  } catch (error) {
    logger.warn({ err: error }, "the queue could not be watched");
  }
}

/** While the database does not answer, it stays as it is. */
async function followDebugSwitch(): Promise<void> {
  try {
    switchDebug((await findDebugLog()) !== null);
  } catch (error) {
    logger.debug({ err: error }, "the switch of the debug log could not be read");
  }
}
