import type { FailureReason } from "@/lib/core/outcome";
import { query } from "@/lib/db/database";
import type { Json } from "@/lib/templates/context-shape";
import type { ClaimedNotification } from "./claim";
import { storableJson } from "./storable-value";

/** A message as it was sent. */
export interface SentContent {
  subject: string;
  html: string | null;
  text: string;
  payload: Json | null;
  /** Why the template could not be used, in words. */
  templateProblem: string | null;
}

/** How a try ended, and what becomes of the notification. */
export interface AttemptResult extends Pick<ClaimedNotification, "id" | "leaseToken" | "attemptId"> {
  /** skipped: what it was for is no more, so nothing was tried. */
  state: "sent" | "retrying" | "dead" | "skipped";
  reason: FailureReason | "channel_gone" | null;
  errorMessage: string | null;
  /** Until the next try, from the database's now. */
  delayMs: number | null;
  countsAttempt: boolean;
  /** As sent; null when it did not come to that. */
  content: SentContent | null;
  outcome: "accepted" | "failed";
  detail: string | null;
  responseCode: number | null;
  providerId: string | null;
  via: string | null;
  durationMs: number;
}

/**
 * Writes results down. After it every notification whose lease still held is sent, retrying, dead or skipped, without a lease, and
 * its attempt is complete; a result whose lease was lost changes nothing (somebody else has the notification). Gives
 * the ids that were settled. The time of the next try is on the database's clock.
 */
export async function settleAttempts(results: readonly AttemptResult[]): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    `
WITH results AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (
    "id" uuid, "leaseToken" uuid, "attemptId" uuid, "state" text, "reason" text, "errorMessage" text,
    "delayMs" float8, "countsAttempt" boolean, "subject" text, "html" text, "text" text, "payload" jsonb,
    "templateProblem" text, "outcome" text, "detail" text, "responseCode" int, "providerId" text, "via" text, "durationMs" int
  )
), settled AS (
  UPDATE notifications AS n SET
    state = r."state",
    reason = r."reason",
    error_message = r."errorMessage",
    attempt_count = n.attempt_count - CASE WHEN r."countsAttempt" THEN 0 ELSE 1 END,
    next_attempt_at = CASE WHEN r."state" = 'retrying' THEN now() + r."delayMs" * interval '1 millisecond' END,
    subject = coalesce(r."subject", n.subject),
    body_html = CASE WHEN r."subject" IS NULL THEN n.body_html ELSE r."html" END,
    body_text = coalesce(r."text", n.body_text),
    payload = CASE WHEN r."subject" IS NULL THEN n.payload ELSE r."payload" END,
    template_problem = CASE WHEN r."subject" IS NULL THEN n.template_problem ELSE r."templateProblem" END,
    provider_id = coalesce(r."providerId", n.provider_id),
    delivered_via = CASE WHEN r."outcome" = 'accepted' THEN r."via" ELSE n.delivered_via END,
    sent_at = CASE WHEN r."outcome" = 'accepted' THEN now() ELSE n.sent_at END,
    lease_token = NULL,
    lease_owner = NULL,
    lease_until = NULL,
    updated_at = now()
  FROM results AS r
  WHERE n.id = r."id"
    AND n.lease_token = r."leaseToken"
    -- As a condition on the column alone it would lead to notifications_lease, where thousands are that were settled already.
    AND coalesce(n.state, '') = 'sending'
  RETURNING n.id, r."attemptId" AS attempt_id
), completed AS (
  UPDATE attempts SET
    finished_at = now(),
    duration_ms = r."durationMs",
    outcome = r."outcome",
    reason = r."reason",
    detail = r."detail",
    response_code = r."responseCode",
    provider_id = r."providerId",
    via = r."via"
  FROM settled
  JOIN results AS r ON r."id" = settled.id
  WHERE attempts.id = settled.attempt_id
)
SELECT id FROM settled`,
    [storableJson(results.map(({ content, ...result }) => ({ ...result, ...content })))],
  );
  return new Set(rows.map(({ id }) => id));
}
