import type { Actor } from "@/lib/core/actor";
import { withTransaction, type Tx } from "@/lib/db/database";
import { findJobIds } from "@/lib/db/events";
import { ensureReportedJob } from "@/lib/db/jobs";
import type { EventInput } from "@/lib/queue/event-input";
import { nudge } from "@/lib/queue/nudge";
import { recordEvents as record, type RecordedEvent } from "@/lib/queue/record-event";
import type { RecordEventInput } from "@/lib/schemas/event";

/**
 * Records one event or many, in one transaction: all are durable when it resolves, none when it throws. A job is made at
 * the first sight of its key, owned by whoever reports it.
 */
export async function recordEvents({
  actor,
  input,
}: {
  actor: Actor;
  input: RecordEventInput | RecordEventInput[];
}): Promise<{ data: RecordedEvent[] }> {
  const given = Array.isArray(input) ? input : [input];
  const pointerOf = (index: number) => (Array.isArray(input) ? `/${index}` : "");

  const data = await withTransaction(async (tx) => {
    const jobIds = await ensureJobs(tx, actor, given);
    const events = given.map((event) => eventOf(event, jobIds));
    return record(tx, actor.organisationId, events, pointerOf);
  });
  if (data.some(({ duplicate, notifications }) => !duplicate && notifications > 0)) nudge("notifications");
  return { data };
}

async function ensureJobs(
  tx: Tx,
  actor: Actor,
  events: readonly RecordEventInput[],
): Promise<Map<string, string>> {
  const keys = [...new Set(events.flatMap(({ job }) => job ?? []))].sort();
  if (keys.length === 0) return new Map();
  const { organisationId, userId: ownerId } = actor;
  const jobIds = await findJobIds(tx, organisationId, keys);
  for (const key of keys) {
    if (jobIds.has(key)) continue;
    const { id } = await ensureReportedJob(tx, { organisationId, key, ownerId });
    jobIds.set(key, id);
  }
  return jobIds;
}

function eventOf(input: RecordEventInput, jobIds: ReadonlyMap<string, string>): EventInput {
  return {
    type: input.type,
    severity: input.severity,
    title: input.title,
    message: input.message,
    jobId: input.job === undefined ? undefined : jobIds.get(input.job),
    runId: input.run_id,
    details: input.details,
    occurredAt: input.occurred_at === undefined ? undefined : new Date(input.occurred_at),
    dedupeKey: input.dedupe_key,
    recipients: input.recipients,
  };
}
