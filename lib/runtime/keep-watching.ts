import { logger } from "@/lib/logger";
import { nudge } from "@/lib/queue/nudge";
import { watchQueue } from "@/lib/queue/watch-queue";

const WATCH_MS = 30_000;

/** Watches the queue's age in this process, until the returned function is called. */
export function keepWatching(): () => void {
  const timer = setInterval(() => void watchSafely(), WATCH_MS);
  return () => clearInterval(timer);
}

async function watchSafely(): Promise<void> {
  try {
    if ((await watchQueue()) > 0) nudge("notifications");
  } catch (error) {
    logger.warn({ err: error }, "the queue could not be watched");
  }
}
