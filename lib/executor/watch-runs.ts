import { withTransaction, type Tx } from "@/lib/db/database";
import { nudge } from "@/lib/queue/nudge";
import { closeLostRun, closeTimedOutRun } from "./close-runs";
import { tellSlowRun, tellWaitingRun } from "./tell-of-runs";

/** At most this many of each kind in one round: the rest comes with the next. */
const ROUND = 100;

/**
 * Sees to it that no run dies unseen: ends those that are over their time or that nobody will go on with, and tells of
 * those that take or wait too long. Says how many it ended. Safe in any number of workers.
 */
export async function watchRuns(): Promise<number> {
  const closed = (await repeat(closeTimedOutRun)) + (await repeat(closeLostRun));
  const told = (await repeat(tellSlowRun)) + (await repeat(tellWaitingRun));
  if (closed + told > 0) nudge("notifications");
  return closed;
}

async function repeat(step: (tx: Tx) => Promise<boolean>): Promise<number> {
  let found = 0;
  while (found < ROUND && (await withTransaction(step))) found++;
  return found;
}
