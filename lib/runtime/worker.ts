import { instanceGuard } from "@/lib/channels/instance-guard";
import type { Config } from "@/lib/config";
import { logger } from "@/lib/logger";
import { tellOfDegraded } from "@/lib/queue/degraded-notices";
import { escalateDue } from "@/lib/queue/escalate";
import { fallBack } from "@/lib/queue/fall-back";
import { NotificationWorker } from "@/lib/queue/notification-worker";
import { nudge } from "@/lib/queue/nudge";
import { isTimeToPrune, pruneHistory } from "@/lib/queue/retention";
import type { InstanceKeys } from "@/lib/instance-keys";
import { RunWorker } from "./run-worker";

/** Everything that goes on in the background: deliveries and runs. */
export interface Worker {
  start(): void;
  stop(): Promise<void>;
  /** One bounded round of all of it, instead of start(). */
  tick(budgetMs: number): Promise<{ delivered: number; runs: number; released: number; swept: number }>;
}

export function createWorker(config: Pick<Config, "appUrl">, keys: InstanceKeys): Worker {
  const guard = instanceGuard();
  const { appUrl } = config;
  const notifications = new NotificationWorker({
    ring: keys.ring,
    guard,
    appUrl,
    everyRound: [escalate, () => tellAndHandOver(appUrl), pruneWhenDue],
  });
  const onError = (error: unknown) => logger.error({ err: error }, "the run worker met an error");
  const runs = new RunWorker({ workerId: notifications.id, guard, onError });
  return {
    start() {
      notifications.start();
      runs.start();
    },
    async stop() {
      // Runs first: what their steps enqueue may still be sent, or waits in its row.
      await runs.stop();
      await notifications.stop();
    },
    async tick(budgetMs) {
      const executed = await runs.tick(budgetMs);
      return { ...(await notifications.tick(budgetMs)), runs: executed };
    },
  };
}

async function escalate(): Promise<void> {
  if ((await escalateDue()) > 0) nudge("notifications");
}

async function tellAndHandOver(appUrl: string): Promise<void> {
  const handedOver = await fallBack();
  const told = await tellOfDegraded(appUrl);
  if (handedOver + told > 0) nudge("notifications");
}

async function pruneWhenDue(): Promise<void> {
  if (await isTimeToPrune()) logger.info(await pruneHistory(), "history was pruned");
}
