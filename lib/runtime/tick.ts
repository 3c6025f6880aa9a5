import { config } from "@/lib/config";
import { watchRuns } from "@/lib/executor/watch-runs";
import { ensureInstanceKeys } from "@/lib/instance-keys";
import { releaseHeld } from "@/lib/queue/release-held";
import { sweepExpiredLeases } from "@/lib/queue/sweep";
import { createWorker } from "./worker";

/** Rounds of claims in one tick, so that it ends within a cron service's patience. */
const MAX_ROUNDS = 10;

/**
 * One bounded round of the worker's work: expired leases, ended holds, waiting runs, due notifications. What is left waits
 * for the next tick. Safe beside workers and other ticks.
 */
export async function runTick(): Promise<{ delivered: number; runs: number; released: number; swept: number }> {
  const swept = await sweepExpiredLeases();
  const released = await releaseHeld();
  await watchRuns();
  const worker = createWorker(config(), await ensureInstanceKeys(config()));
  const total = { delivered: 0, runs: 0, released, swept };
  try {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const { delivered, runs } = await worker.once();
      total.delivered += delivered;
      total.runs += runs;
      if (delivered + runs === 0) break;
    }
  } finally {
    await worker.stop();
  }
  return total;
}
