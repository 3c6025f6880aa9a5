import { DEGRADED_AFTER } from "@/lib/core/health";
import { query } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import type { ClaimedNotification, ClaimRequest } from "./claim";
import { LEASE_SECONDS } from "./lease";

/** A notification that was too late has no lease: it is dead. */
export type DueNotification = Omit<ClaimedNotification, "leaseToken" | "lookedAt"> & {
  leaseToken: string | null;
};

/** What a bucket holds by now. A worker whose clock reading is older than the row's adds nothing. */
const tokensIn = (bucket: string) =>
  `least(${bucket}.per_minute, ${bucket}.tokens
    + greatest(0, extract(epoch FROM now() - ${bucket}.refilled_at)) * ${bucket}.per_minute / 60.0)`;

/**
 * One statement, so that a crash leaves either nothing or a lease that ends.
 *
 * `waiting` jumps from one (lane, priority) to the next in the index notifications_due, whatever number of rows is
 * between them: a million that wait for a closed lane cost as much as one. `ready` keeps the pairs that may give
 * something: of these, the `limit` whose first rows are the most urgent are enough. `shares` says how many rows of each
 * are among the first `limit` of all, without locking any, and `due` locks as many. SKIP LOCKED: workers that claim at
 * the same time take different rows, and the tokens of a lane are for one of them at a time.
 *
 * MATERIALIZED: a limit holds although its rows are joined twice. The limits that only say again what another one says
 * are for the planner: of a limit that it does not know it expects a tenth of the table, and then compiles the
 * statement, which takes 300 ms.
 */
export const claimStatement = `
WITH RECURSIVE waiting AS (
  (
    SELECT lane, priority, 1 AS lane_number
    FROM notifications
    WHERE state IN ('queued', 'retrying')
    ORDER BY lane, priority
    LIMIT 1
  )
  UNION ALL
  SELECT following.lane, following.priority, lane_number + (following.lane <> waiting.lane)::int
  FROM waiting
  CROSS JOIN LATERAL (
    SELECT lane, priority
    FROM notifications
    WHERE state IN ('queued', 'retrying') AND (lane, priority) > (waiting.lane, waiting.priority)
    ORDER BY lane, priority
    LIMIT 1
  ) AS following
), lanes AS (
  SELECT waiting.*,
    coalesce(health.failures_in_row, 0) = 0 AS is_healthy,
    -- Closed until a moment ago, or failing all the time: one message tries, whichever worker has it.
    health.open_until IS NOT NULL OR coalesce(health.failures_in_row, 0) >= $7::int AS is_half_open,
    coalesce(rooms.room, $4::int) AS room,
    limits.lane IS NOT NULL AS is_limited
  FROM waiting
  LEFT JOIN destination_health AS health ON health.destination = waiting.lane
  LEFT JOIN lane_buckets AS limits ON limits.lane = waiting.lane
  LEFT JOIN unnest($5::text[], $6::int[]) AS rooms (lane, room) ON rooms.lane = waiting.lane
  WHERE (health.open_until IS NULL OR health.open_until <= now())
    AND (limits.lane IS NULL OR ${tokensIn("limits")} >= 1)
    AND NOT EXISTS (SELECT 1 FROM worker_control WHERE paused)
), ready AS MATERIALIZED (
  SELECT lanes.*, head.next_attempt_at, head.id
  FROM lanes
  CROSS JOIN LATERAL (
    SELECT next_attempt_at, id
    FROM notifications
    WHERE state IN ('queued', 'retrying')
      AND lane = lanes.lane AND priority = lanes.priority AND next_attempt_at <= now()
    ORDER BY next_attempt_at, id
    LIMIT 1
  ) AS head
  WHERE lanes.room > 0
    AND (NOT is_half_open OR lane NOT IN (SELECT lane FROM notifications WHERE state = 'sending'))
  ORDER BY priority, next_attempt_at, id
  LIMIT $2::int
), buckets AS MATERIALIZED (
  SELECT lane, ${tokensIn("lane_buckets")} AS tokens
  FROM lane_buckets
  WHERE lane = ANY (ARRAY (SELECT lane FROM ready WHERE is_limited))
  FOR UPDATE SKIP LOCKED
), heads AS (
  SELECT ready.lane, priority, lane_number, is_healthy,
    least(room, $2::int, floor(buckets.tokens)::int, CASE WHEN is_half_open THEN 1 END) AS room
  FROM ready
  LEFT JOIN buckets ON buckets.lane = ready.lane
  WHERE NOT is_limited OR buckets.tokens >= 1
), candidates AS (
  SELECT heads.*, next_attempt_at, id,
    row_number() OVER (PARTITION BY lane_number ORDER BY heads.priority, next_attempt_at, id) AS place
  FROM heads
  CROSS JOIN LATERAL (
    SELECT * FROM (
      SELECT next_attempt_at, id
      FROM notifications
      WHERE state IN ('queued', 'retrying')
        AND lane = heads.lane AND priority = heads.priority AND next_attempt_at <= now()
      ORDER BY next_attempt_at, id
      LIMIT $2::int
    ) AS first
    LIMIT heads.room
  ) AS first
), shares AS (
  SELECT lane, priority, is_healthy, count(*) AS share
  FROM (
    SELECT * FROM candidates WHERE place <= room ORDER BY priority, next_attempt_at, id LIMIT $2::int
  ) AS chosen
  GROUP BY lane, priority, is_healthy
), due AS MATERIALIZED (
  SELECT locked.*, is_healthy
  FROM shares
  CROSS JOIN LATERAL (
    SELECT * FROM (
      SELECT id, priority, next_attempt_at, coalesce(expires_at <= now(), false) AS is_expired
      FROM notifications
      WHERE state IN ('queued', 'retrying')
        AND lane = shares.lane AND priority = shares.priority AND next_attempt_at <= now()
      ORDER BY next_attempt_at, id
      LIMIT $2::int
      FOR UPDATE SKIP LOCKED
    ) AS locked
    LIMIT shares.share
  ) AS locked
  LIMIT $2::int
), numbered AS (
  SELECT due.*, ($8::uuid[])[row_number() OVER (ORDER BY priority, next_attempt_at, id)] AS attempt_id
  FROM due
), taken AS (
  UPDATE notifications SET
    state = CASE WHEN due.is_expired THEN 'dead' ELSE 'sending' END,
    reason = CASE WHEN due.is_expired THEN 'expired' ELSE notifications.reason END,
    attempt_count = attempt_count + CASE WHEN due.is_expired THEN 0 ELSE 1 END,
    next_attempt_at = NULL,
    lease_token = CASE WHEN due.is_expired THEN NULL ELSE gen_random_uuid() END,
    lease_owner = CASE WHEN due.is_expired THEN NULL ELSE $1 END,
    lease_until = CASE WHEN due.is_expired THEN NULL ELSE now() + make_interval(secs => $3::int) END,
    updated_at = now()
  FROM numbered AS due
  WHERE notifications.id = due.id
  RETURNING notifications.*, due.attempt_id
), started AS (
  INSERT INTO attempts (id, organisation_id, notification_id, number, worker_id, started_at)
  SELECT attempt_id, organisation_id, id, attempt_count, $1, now()
  FROM taken
  WHERE lease_token IS NOT NULL
), spent AS (
  UPDATE lane_buckets SET
    tokens = buckets.tokens - used.messages,
    refilled_at = greatest(refilled_at, now())
  FROM buckets
  JOIN (SELECT lane, count(*) AS messages FROM taken WHERE lease_token IS NOT NULL GROUP BY lane) AS used
    ON used.lane = buckets.lane
  WHERE lane_buckets.lane = buckets.lane
)
SELECT
  taken.id,
  organisation_id AS "organisationId",
  lease_token AS "leaseToken",
  attempt_id AS "attemptId",
  attempt_count AS attempt,
  purpose,
  lane,
  is_healthy AS "isLaneHealthy",
  event_type AS "eventType",
  severity,
  run_id AS "runId",
  user_id AS "userId",
  recipient,
  recipient_name AS "recipientName",
  channel_kind AS "channelKind",
  channel_id AS "channelId",
  template_version_id AS "templateVersionId",
  inline_template AS "inlineTemplate",
  context_id AS "contextId",
  bundle_key AS "bundleKey",
  attachments,
  expires_at AS "expiresAt",
  now() AS "claimedAt"
FROM taken
JOIN due ON due.id = taken.id
ORDER BY due.priority, due.next_attempt_at, due.id`;

/** $1 … of the statement. */
export function claimParameters({ workerId, limit, room, rooms }: Required<ClaimRequest>): unknown[] {
  const attemptIds = Array.from({ length: limit }, () => newId());
  const lanes = [[...rooms.keys()], [...rooms.values()]];
  return [workerId, limit, LEASE_SECONDS, room, ...lanes, DEGRADED_AFTER, attemptIds];
}

/** What claimNotifications promises, for one look: among it is what was too late. */
export function claimDue(request: Required<ClaimRequest>): Promise<DueNotification[]> {
  return query(claimStatement, claimParameters(request));
}
