import type { Tx } from "@/lib/db/database";
import { recordEvent } from "@/lib/queue/record-event";
import { describeStart } from "./describe-run";

/** Records that a run started: once, however often it is said. Nudge the notifications after the commit. */
export async function recordStart(
  tx: Tx,
  run: { id: string; organisationId: string; jobId: string; jobName: string; startedAt: Date },
): Promise<void> {
  const { title, message } = describeStart(run.jobName);
  await recordEvent(tx, {
    organisationId: run.organisationId,
    type: "job.started",
    title,
    message,
    jobId: run.jobId,
    runId: run.id,
    occurredAt: run.startedAt,
    dedupeKey: `run:${run.id}:job.started`,
  });
}
