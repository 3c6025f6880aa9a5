import type { ChannelKindId } from "@/lib/core/channel-kind";
import { explainReason } from "@/lib/core/explain-failure";
import type { EventType, Severity } from "@/lib/core/event";
import type { NotificationState, Purpose } from "@/lib/core/notification";
import type { NotificationSummaryRow } from "@/lib/db/notifications";
import type { NotificationSummary } from "@/lib/schemas/notification";

/** A notification as lists show it. The closed unions are written by us only, so the casts hold. */
export function viewNotificationSummary(row: NotificationSummaryRow): NotificationSummary {
  return {
    id: row.id,
    state: row.state as NotificationState,
    reason: row.reason,
    reason_text: explainReason(row.reason),
    purpose: row.purpose as Purpose,
    channel_kind: row.channelKind as ChannelKindId,
    recipient: row.recipient,
    recipient_name: row.recipientName,
    user_id: row.userId,
    subject: row.subject,
    event_id: row.eventId,
    event_type: row.eventType as EventType | null,
    severity: row.severity as Severity,
    job: row.job,
    told_in: row.bundle && { id: row.bundle.id, state: row.bundle.state as NotificationState },
    run_id: row.runId,
    attempt_count: row.attemptCount,
    next_attempt_at: row.nextAttemptAt?.toISOString() ?? null,
    held_until: row.heldUntil?.toISOString() ?? null,
    delivered_via: row.deliveredVia,
    sent_at: row.sentAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
