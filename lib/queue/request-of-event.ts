import { attemptOf } from "@/lib/core/attempt";
import type { EventType, Severity } from "@/lib/core/event";
import { groupKeyOf } from "@/lib/core/group";
import type { TriggerInUse } from "@/lib/db/triggers";
import type { NotifyRequest } from "./decide-drafts";
import type { Subject } from "./load-subjects";

/** An event with all that says who is to be told of it. */
export interface TriggeringEvent {
  type: EventType;
  title: string;
  message: string | null;
  details: unknown;
  /** Addresses told instead of those the trigger names. */
  recipients?: readonly string[];
  trigger: TriggerInUse;
  severity: Severity;
  subject: {
    job: Pick<NonNullable<Subject["job"]>, "id" | "ownerId" | "targetId"> | null;
    run: Pick<NonNullable<Subject["run"]>, "id" | "targetId"> | null;
  };
}

/** What is asked of decide() about an event, whether it is stored or only imagined: it has no id and no key yet. */
export function requestOfEvent({
  type,
  title,
  message,
  details,
  recipients,
  trigger,
  severity,
  subject,
}: TriggeringEvent): NotifyRequest {
  const jobId = subject.job?.id ?? null;
  const targetId = subject.run?.targetId ?? subject.job?.targetId ?? null;
  const { groupBy, groupWaitSeconds: waitSeconds, groupIntervalSeconds: intervalSeconds } = trigger;
  const key = groupKeyOf(groupBy, { event_type: type, job: jobId, target: targetId, severity });
  return {
    purpose: "trigger",
    eventId: null,
    eventType: type,
    severity,
    jobId,
    runId: subject.run?.id ?? null,
    runStepId: null,
    jobOwnerId: subject.job?.ownerId ?? null,
    targetId,
    trigger: {
      enabled: trigger.enabled,
      occasion: trigger.occasion,
      occasionCount: trigger.occasionCount,
      cooldownSeconds: trigger.cooldownSeconds,
    },
    condition: null,
    attempt: attemptOf(details),
    // Whom an event names itself, another one like it may not have named.
    content: recipients ? null : { title, message },
    group: groupBy.length > 0 ? { key, waitSeconds, intervalSeconds } : null,
    rendered: new Map(),
    recipients: recipients?.map((email) => ({ kind: "email" as const, email })) ?? trigger.recipients,
    channelKinds: trigger.channelKinds,
    templateVersionId: trigger.templateVersionId,
    variant: variantOf(trigger),
    escalationId: null,
    inlineTemplate: null,
    attachments: [],
    dedupeKey: null,
  };
}

function variantOf({ variantVersionId: versionId, variantPercent: percent }: TriggerInUse) {
  return versionId !== null && percent > 0 ? { versionId, percent } : null;
}
