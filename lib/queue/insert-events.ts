import type { EventType, Severity } from "@/lib/core/event";
import { query, type Tx } from "@/lib/db/database";
import { storableJson } from "./storable-value";

export interface NewEvent {
  id: string;
  type: EventType;
  severity: Severity;
  title: string;
  message: string | null;
  jobId: string | null;
  runId: string | null;
  details: Record<string, unknown>;
  dedupeKey: string | null;
  contentHash: string | null;
  /** Null: now. */
  occurredAt: Date | null;
}

/**
 * Writes events in one statement and gives the ids of those that are new: an event whose key is known is left out. Two
 * transactions with the same keys wait for each other in the order of the keys, so that they cannot deadlock.
 */
export async function insertEvents(
  tx: Tx,
  organisationId: string,
  events: readonly NewEvent[],
): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    `
INSERT INTO events (id, organisation_id, type, severity, title, message, job_id, run_id, details, dedupe_key,
  content_hash, occurred_at)
SELECT id, $1::uuid, type, severity, title, message, "jobId", "runId", details, "dedupeKey",
  "contentHash", coalesce("occurredAt", now())
FROM json_to_recordset($2::json) AS given (id uuid, type text, severity text, title text, message text,
  "jobId" uuid, "runId" uuid, details jsonb, "dedupeKey" text, "contentHash" text, "occurredAt" timestamptz)
ORDER BY "dedupeKey" COLLATE "C", id
ON CONFLICT (organisation_id, dedupe_key) DO NOTHING
RETURNING id`,
    [organisationId, storableJson(events)],
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}
