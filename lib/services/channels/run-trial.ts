import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { completeAudit, recordAudit } from "@/lib/db/audit";
import { database, withTransaction } from "@/lib/db/database";
import { countRecentTrials, type TrialAction } from "@/lib/db/trials";

/** Each calls a server of the asker's choice, so that more would be a tool to search networks with. */
const MOST_IN_A_MINUTE = 10;

interface Asked {
  action: TrialAction;
  subjectId?: string | null;
  /** What was asked for, for the audit trail: no secret. */
  about: Record<string, unknown>;
}

/**
 * Runs a test that calls somebody else's server. The audit trail has it before, so that it is counted while it runs, and
 * its result after. Throws AppError `rate_limited` for the eleventh in a minute of one member or key.
 */
export async function runTrial<Result extends { ok: boolean; reason?: string | null }>(
  actor: Actor,
  { action, subjectId, about }: Asked,
  run: () => Promise<Result>,
): Promise<Result & { duration_ms: number }> {
  const id = await withTransaction(async (tx) => {
    if ((await countRecentTrials(tx, actor)) >= MOST_IN_A_MINUTE)
      throw new AppError(
        "rate_limited",
        `${MOST_IN_A_MINUTE} tests a minute are the most. Wait a moment, then try again.`,
      );
    return recordAudit(tx, actor, { action, subjectId, after: about });
  });

  const startedAt = performance.now();
  const result = await run();
  const duration_ms = Math.round(performance.now() - startedAt);
  const { ok, reason } = result;
  await completeAudit(database().prisma, id, { ...about, ok, reason });
  return { ...result, duration_ms };
}
