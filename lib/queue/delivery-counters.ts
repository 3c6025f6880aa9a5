import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { FailureReason } from "@/lib/core/outcome";
import { query } from "@/lib/db/database";
import { storableJson } from "./storable-value";

/** A try as it is counted. */
export interface CountedTry {
  channelKind: ChannelKindId;
  outcome: "accepted" | "failed";
  reason: FailureReason | null;
  durationMs: number;
}

/** Adds tries to the installation's counters: one statement a batch, in a fixed order, so that workers only queue up. */
export async function countTries(tries: readonly CountedTry[]): Promise<void> {
  if (tries.length === 0) return;
  await query(
    `
INSERT INTO delivery_counters (channel_kind, outcome, reason, tries, duration_ms)
SELECT t."channelKind", t."outcome", coalesce(t."reason", ''), count(*), sum(t."durationMs")
FROM jsonb_to_recordset($1::jsonb) AS t ("channelKind" text, "outcome" text, "reason" text, "durationMs" bigint)
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
ON CONFLICT (channel_kind, outcome, reason) DO UPDATE SET
  tries = delivery_counters.tries + excluded.tries,
  duration_ms = delivery_counters.duration_ms + excluded.duration_ms`,
    [storableJson(tries.map(({ durationMs, ...one }) => ({ ...one, durationMs: Math.round(durationMs) })))],
  );
}
