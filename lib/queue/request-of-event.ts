import type { EventType, Severity } from "@/lib/core/event";
import type { TriggerInUse } from "@/lib/db/triggers";
import type { NotifyRequest } from "./decide-drafts";
import type { Subject } from "./load-subjects";

/** An event with all that says who is to be told of it. */
export interface TriggeringEvent {
  type: EventType;
  /** Addresses told instead of those the trigger names. */
  recipients?: readonly string[];
  trigger: TriggerInUse;
  severity: Severity;
  subject: Subject;
}

/** What is asked of decide() about an event, whether it is stored or only imagined: it has no id and no key yet. */
export function requestOfEvent({
  type,
  recipients,
  trigger,
  severity,
  subject,
}: TriggeringEvent): NotifyRequest {
  return {
    purpose: "trigger",
    eventId: null,
    eventType: type,
    severity,
    jobId: subject.job?.id ?? null,
    runId: subject.run?.id ?? null,
    runStepId: null,
    jobOwnerId: subject.job?.ownerId ?? null,
    targetId: subject.run?.targetId ?? subject.job?.targetId ?? null,
    trigger: {
      enabled: trigger.enabled,
      occasion: trigger.occasion,
      occasionCount: trigger.occasionCount,
      cooldownSeconds: trigger.cooldownSeconds,
    },
    recipients: recipients?.map((email) => ({ kind: "email" as const, email })) ?? trigger.recipients,
    channelKinds: trigger.channelKinds,
    templateVersionId: trigger.templateVersionId,
    inlineTemplate: null,
    attachments: [],
    dedupeKey: null,
  };
}
