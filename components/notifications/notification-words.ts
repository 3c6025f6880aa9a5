import type { ChannelKindId } from "@/lib/core/channel-kind";
import { eventCatalogue, type EventType } from "@/lib/core/event";
import type { Purpose } from "@/lib/core/notification";
import type { NotificationSummary } from "@/lib/schemas/notification";

/** What a message is called before its subject was rendered, too. */
export function subjectOf({ subject, event_type, job, purpose }: NotificationSummary): string {
  if (subject) return subject;
  const event = event_type ? eventCatalogue[event_type].label : purposeWords[purpose];
  return job ? `${event}: ${job.name}` : event;
}

export const purposeWords: Record<Purpose, string> = {
  trigger: "A trigger of the event",
  step: "A notify step of the job",
  test: "A test",
  direct: "A program's request",
  notice: "Runbell's own notice",
  fallback: "Another channel that failed",
  escalation: "A step of an escalation",
  digest: "Several that waited, in one message",
};

/** The way of a message, as the end of “Sent to Mara …”. */
export const wayWords: Record<ChannelKindId, string> = {
  email: "by email",
  slack: "by Slack",
  teams: "by Teams",
  webhook: "by webhook",
  sms: "by SMS",
  pagerduty: "by PagerDuty",
  discord: "by Discord",
  telegram: "by Telegram",
  ntfy: "by ntfy",
  inbox: "by the test inbox",
};

/** What happened, as the end of “12 s after …”. */
export const happenings: Record<EventType, string> = {
  "job.started": "the run started",
  "job.completed": "the run completed",
  "job.failed": "the run failed",
  "job.warning": "the run ended with warnings",
  "job.timed_out": "the run timed out",
  "job.lost": "the run was lost",
  "job.missed": "the job missed its time",
  "job.late": "the job was late",
  "job.slow": "the run took too long",
  "job.anomaly": "the run ended unusually",
  "job.recovered": "the job recovered",
  "data_quality.failure": "the quality check failed",
  "data_quality.warning": "the data quality degraded",
  "rate_limit.exceeded": "the rate limit was exceeded",
  "system.error": "the system error",
};
