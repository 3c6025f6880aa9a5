import type { Actor } from "@/lib/core/actor";
import type { EventType } from "@/lib/core/event";
import { NotFoundError } from "@/lib/core/errors";
import { explainReason } from "@/lib/core/explain-failure";
import type { NotificationState, Purpose } from "@/lib/core/notification";
import { database } from "@/lib/db/database";
import { findChannelName } from "@/lib/db/channel-names";
import { findNotification, type NotificationRow } from "@/lib/db/notifications";
import { messageIdOf } from "@/lib/queue/message-id";
import type { AttemptView, NotificationView } from "@/lib/schemas/notification";
import { readEscalationBrief } from "../escalations/read-escalation-brief";
import { viewAcknowledgement } from "../events/acknowledgement-view";
import { viewDecision } from "./decision-view";
import { hideAnswerLinks } from "./hide-answer-links";
import { viewNotificationSummary } from "./notification-view";

/** One notification: content as sent, every attempt, the decision. */
export async function getNotification({
  actor,
  id,
}: {
  actor: Actor;
  id: string;
}): Promise<NotificationView> {
  const { prisma } = database();
  const row = await findNotification(prisma, actor.organisationId, id);
  if (!row) throw new NotFoundError("notification", id);
  const channel = row.channelId && (await findChannelName(prisma, actor.organisationId, row.channelId));
  const summary = viewNotificationSummary(row);
  const { bodyHtml, bodyText, payload } = hideAnswerLinks(
    { ...row, payload: row.payload as NotificationView["payload"] },
    actor,
    row.userId,
  );
  return {
    ...summary,
    body_html: bodyHtml,
    body_text: bodyText,
    payload,
    template: row.templateVersion && {
      ...row.templateVersion.template,
      version: row.templateVersion.version,
    },
    template_problem: row.templateProblem,
    message_id: messageIdOf(row.id),
    channel: channel || null,
    original_id: row.originalId,
    successors: row.successors.map(({ id, state, purpose }) => ({
      id,
      state: state as NotificationState,
      purpose: purpose as Purpose,
    })),
    closed_at: row.closedAt?.toISOString() ?? null,
    error_message: row.errorMessage,
    provider_id: row.providerId,
    expires_at: row.expiresAt?.toISOString() ?? null,
    event: row.event && {
      id: row.event.id,
      title: row.event.title,
      occurred_at: row.event.occurredAt.toISOString(),
      acknowledgement: row.event.acknowledgement && viewAcknowledgement(row.event.acknowledgement),
      escalation: await readEscalationBrief(prisma, actor.organisationId, row.event.escalation, row.event),
    },
    run_step: row.runStep,
    told_with: row.bundle?._count.bundled ?? null,
    tells: viewTold(row),
    inbox_message_id: row.inboxMessage?.id ?? null,
    attempts: row.attempts.map(viewAttempt),
    decision: row.decision && viewDecision(row.decision),
    recipient_email: row.recipient,
    body: bodyHtml ?? bodyText,
    notification_type: row.channelKind,
    status: row.state,
    job_run_id: row.runId,
    retry_count: Math.max(0, row.attemptCount - 1),
  };
}

function viewTold({ bundled, _count }: NotificationRow): NotificationView["tells"] {
  if (_count.bundled === 0) return null;
  const messages = bundled.map(({ id, event, eventType, job, createdAt }) => ({
    id,
    title: event?.title ?? null,
    event_type: eventType as EventType | null,
    job,
    created_at: createdAt.toISOString(),
  }));
  return { count: _count.bundled, messages };
}

function viewAttempt(attempt: NotificationRow["attempts"][number]): AttemptView {
  return {
    id: attempt.id,
    number: attempt.number,
    started_at: attempt.startedAt.toISOString(),
    finished_at: attempt.finishedAt?.toISOString() ?? null,
    duration_ms: attempt.durationMs,
    outcome: attempt.outcome as AttemptView["outcome"],
    reason: attempt.reason,
    reason_text: explainReason(attempt.reason),
    detail: attempt.detail,
    response_code: attempt.responseCode,
    via: attempt.via,
    worker_id: attempt.workerId,
  };
}
