import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { EventType, Severity } from "@/lib/core/event";
import type { AttachmentSpec, MessageTemplate } from "@/lib/core/message";
import { query } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";

/** How long a worker may be silent before others take its notifications back. */
export const LEASE_SECONDS = 30;

/** A notification that this worker may send until the lease ends. */
export interface ClaimedNotification {
  id: string;
  organisationId: string;
  leaseToken: string;
  attemptId: string;
  /** This try's number: 1 is the first. */
  attempt: number;
  /** What fails and recovers together: organisation, kind and channel. */
  destination: string;
  eventType: EventType | null;
  severity: Severity;
  runId: string | null;
  recipient: string;
  recipientName: string | null;
  channelKind: ChannelKindId;
  templateVersionId: string | null;
  inlineTemplate: MessageTemplate | null;
  contextId: string | null;
  attachments: AttachmentSpec[];
  expiresAt: Date | null;
  /** The database's time of the claim. */
  claimedAt: Date;
}

export interface ClaimRequest {
  workerId: string;
  limit: number;
  /** Destinations to pass over, because they are full or refused our settings. */
  except?: readonly string[];
}

/**
 * Takes up to `limit` due notifications, the most urgent first. After it each is in `sending`, belongs to this worker for
 * LEASE_SECONDS and has one more attempt, whose row was written before anything is sent. What came due too late is
 * dead. While the workers are paused nobody gets anything.
 */
export async function claimNotifications(request: ClaimRequest): Promise<ClaimedNotification[]> {
  for (;;) {
    const rows = await claimDue(request);
    const claimed = rows.filter(({ leaseToken }) => leaseToken !== null) as ClaimedNotification[];
    // A heap of expired ones must not keep the living behind it waiting.
    if (claimed.length > 0 || rows.length < request.limit) return claimed;
  }
}

/**
 * One statement, so that a crash leaves either nothing or a lease that ends. SKIP LOCKED: workers that claim at the same
 * time take different rows instead of waiting. MATERIALIZED: the limit holds although the rows are joined twice.
 */
function claimDue({ workerId, limit, except = [] }: ClaimRequest): Promise<{ leaseToken: string | null }[]> {
  return query(
    `
WITH due AS MATERIALIZED (
  SELECT id, priority, next_attempt_at, coalesce(expires_at <= now(), false) AS is_expired
  FROM notifications
  WHERE state IN ('queued', 'retrying')
    AND next_attempt_at <= now()
    AND concat_ws('/', organisation_id, channel_kind, channel_id) <> ALL ($4::text[])
    AND NOT EXISTS (SELECT 1 FROM worker_control WHERE paused)
  ORDER BY priority, next_attempt_at, id
  LIMIT $2::int
  FOR UPDATE SKIP LOCKED
), numbered AS (
  SELECT due.*, ($5::uuid[])[row_number() OVER (ORDER BY priority, next_attempt_at, id)] AS attempt_id
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
)
SELECT
  taken.id,
  organisation_id AS "organisationId",
  lease_token AS "leaseToken",
  attempt_id AS "attemptId",
  attempt_count AS attempt,
  concat_ws('/', organisation_id, channel_kind, channel_id) AS destination,
  event_type AS "eventType",
  severity,
  run_id AS "runId",
  recipient,
  recipient_name AS "recipientName",
  channel_kind AS "channelKind",
  template_version_id AS "templateVersionId",
  inline_template AS "inlineTemplate",
  context_id AS "contextId",
  attachments,
  expires_at AS "expiresAt",
  now() AS "claimedAt"
FROM taken
JOIN due ON due.id = taken.id
ORDER BY due.priority, due.next_attempt_at, due.id`,
    [workerId, limit, LEASE_SECONDS, [...except], Array.from({ length: limit }, () => newId())],
  );
}
