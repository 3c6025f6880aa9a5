import type { FailureReason } from "@/lib/core/outcome";
import { query } from "@/lib/db/database";
import type { ClaimedNotification } from "./claim";
import { storableJson } from "./storable-value";

/** A claimed notification for which nothing was tried. */
export interface UnsentNotification extends Pick<ClaimedNotification, "id" | "leaseToken" | "attemptId"> {
  delayMs: number;
  /** Why it has to wait; null leaves what was there. */
  reason: FailureReason | null;
  errorMessage: string | null;
}

/**
 * Gives back what was claimed and not tried. After it each is due after its delay, as if it had not been claimed: the
 * attempt neither counts nor stays. What was lost to somebody else meanwhile is left alone.
 */
export async function returnUnsent(unsent: readonly UnsentNotification[]): Promise<void> {
  await query(
    `
WITH returned AS (
  UPDATE notifications AS n SET
    state = CASE WHEN n.attempt_count > 1 OR coalesce(r."reason", n.reason) IS NOT NULL THEN 'retrying' ELSE 'queued' END,
    reason = coalesce(r."reason", n.reason),
    error_message = coalesce(r."errorMessage", n.error_message),
    attempt_count = n.attempt_count - 1,
    next_attempt_at = now() + r."delayMs" * interval '1 millisecond',
    lease_token = NULL,
    lease_owner = NULL,
    lease_until = NULL,
    updated_at = now()
  FROM jsonb_to_recordset($1::jsonb) AS r (
    "id" uuid, "leaseToken" uuid, "attemptId" uuid, "delayMs" float8, "reason" text, "errorMessage" text
  )
  WHERE n.id = r."id"
    AND n.lease_token = r."leaseToken"
    AND n.state = 'sending'
  RETURNING r."attemptId" AS attempt_id
)
DELETE FROM attempts USING returned WHERE attempts.id = returned.attempt_id`,
    [storableJson(unsent)],
  );
}
