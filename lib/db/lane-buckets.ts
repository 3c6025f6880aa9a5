import { query, type Tx } from "./database";

export interface LaneLimit {
  organisationId: string;
  /** lib/core/lane.ts */
  lane: string;
  /** Null: as many as there are. */
  perMinute: number | null;
}

/**
 * After it the lane takes at most so many messages a minute: as many at once, then one whenever a part of the minute has
 * passed. A lane that had a limit keeps what it has used up of it. lib/queue/claim-due.ts takes the tokens.
 */
export async function setLaneLimit(tx: Tx, { organisationId, lane, perMinute }: LaneLimit): Promise<void> {
  if (perMinute === null) {
    await tx.laneBucket.deleteMany({ where: { lane, organisationId } });
    return;
  }
  await query(
    `
INSERT INTO lane_buckets AS known (lane, organisation_id, per_minute, tokens, refilled_at)
VALUES ($1, $2::uuid, $3::int, $3::int, now())
ON CONFLICT (lane) DO UPDATE SET
  per_minute = excluded.per_minute,
  tokens = least(excluded.tokens, known.tokens)
WHERE known.organisation_id = excluded.organisation_id`,
    [lane, organisationId, Math.max(1, perMinute)],
    tx,
  );
}
