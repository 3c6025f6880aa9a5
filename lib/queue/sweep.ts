import { defaultRetryPolicy } from "@/lib/core/retry";
import { query } from "@/lib/db/database";

const { maxAttempts, patientDelaysSeconds } = defaultRetryPolicy;
const MAX_SWEPT = 1_000;

/**
 * Takes back what workers that fell silent had in hand. After it each such notification is due now, or dead when its
 * attempts are used up, and the attempt stands as interrupted: it counts, since it may have been sent. Gives how many.
 */
export async function sweepExpiredLeases(): Promise<number> {
  const rows = await query<{ id: string }>(
    `
WITH silent AS MATERIALIZED (
  SELECT id, organisation_id
  FROM notifications
  WHERE state = 'sending' AND lease_until < now()
  ORDER BY lease_until
  LIMIT $1::int
  FOR UPDATE SKIP LOCKED
), judged AS (
  -- As levelsInForce() and retryPolicyOf() have it.
  SELECT silent.id,
    coalesce(
      (retry.config ->> 'max_attempts')::numeric,
      CASE WHEN retry.config = '{}' THEN $2::int + $3::int ELSE $2::int END
    ) AS max_attempts
  FROM silent
  JOIN organisations o ON o.id = silent.organisation_id
  LEFT JOIN root_settings root ON root.id = 1
  CROSS JOIN LATERAL (
    SELECT
      CASE WHEN o.mode = 'override' THEN '{}' ELSE coalesce(root.document -> 'retry_config', '{}') END
      || CASE
        WHEN o.mode = 'inherit' AND o.settings -> 'enabled' = 'false' THEN '{}'
        ELSE coalesce(o.settings -> 'retry_config', '{}')
      END AS config
  ) AS retry
), swept AS (
  UPDATE notifications SET
    state = CASE WHEN attempt_count < judged.max_attempts THEN 'retrying' ELSE 'dead' END,
    reason = 'interrupted',
    error_message = 'The worker stopped in the middle of a try: the message may have been sent.',
    next_attempt_at = CASE WHEN attempt_count < judged.max_attempts THEN now() END,
    lease_token = NULL,
    lease_owner = NULL,
    lease_until = NULL,
    updated_at = now()
  FROM judged
  WHERE notifications.id = judged.id
  RETURNING notifications.id
), cut AS (
  UPDATE attempts SET
    finished_at = now(),
    duration_ms = least(extract(epoch FROM now() - started_at) * 1000, 2147483647)::int,
    outcome = 'interrupted',
    reason = 'interrupted'
  FROM swept
  WHERE attempts.notification_id = swept.id AND attempts.finished_at IS NULL
)
SELECT id FROM swept`,
    [MAX_SWEPT, maxAttempts, patientDelaysSeconds.length],
  );
  return rows.length;
}
