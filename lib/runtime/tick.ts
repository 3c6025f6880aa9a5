import { config } from "@/lib/config";
import { runSchedules } from "@/lib/executor/schedules/run-schedules";
import { watchRuns } from "@/lib/executor/watch-runs";
import { ensureInstanceKeys } from "@/lib/instance-keys";
import { createWorker } from "./worker";

/** A run that a step of this tick waits for is given back after this long, and goes on in the next tick. */
const BUDGET_MS = 20_000;

/**
 * One bounded round of the worker's work: expired leases, due schedules, ended holds, waiting runs, due notifications. What
 * is left waits for the next tick. Safe beside workers and other ticks.
 */
export async function runTick(): Promise<{
  delivered: number;
  runs: number;
  released: number;
  swept: number;
}> {
  await watchRuns();
  await runSchedules();
  const worker = createWorker(config(), await ensureInstanceKeys(config()));
  return worker.tick(BUDGET_MS);
}
