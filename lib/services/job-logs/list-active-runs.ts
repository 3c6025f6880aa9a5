import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { countActiveRuns, listActiveRuns as listFigures } from "@/lib/db/job-statistics";
import { listRunSummaries } from "@/lib/db/runs";
import type { ActiveRuns } from "@/lib/schemas/job-statistics";
import { viewRunSummary } from "../runs/run-view";

const MOST_RUNS = 100;

/** What runs now, the longest first, and after it what waits. */
export async function listActiveRuns({ actor }: { actor: Actor }): Promise<ActiveRuns> {
  const { prisma } = database();
  const { organisationId } = actor;
  const figures = await listFigures(prisma, organisationId, MOST_RUNS);
  const rows = await listRunSummaries(
    prisma,
    organisationId,
    figures.map(({ id }) => id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    ...(await countActiveRuns(prisma, organisationId)),
    data: figures.flatMap(({ id, elapsedMs, usualMs, currentStep, endedSteps, lastSignAt, timeoutAt }) => {
      const row = byId.get(id);
      if (!row) return [];
      return [
        {
          ...viewRunSummary(row),
          progress: row.totalSteps === 0 ? null : Math.min(1, endedSteps / row.totalSteps),
          current_step: currentStep,
          elapsed_ms: elapsedMs,
          usual_ms: usualMs,
          last_sign_at: lastSignAt.toISOString(),
          timeout_at: timeoutAt?.toISOString() ?? null,
        },
      ];
    }),
  };
}
