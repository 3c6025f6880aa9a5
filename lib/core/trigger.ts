import { eventCatalogue, type EventType, type Severity } from "./event";
import { preferenceChannels, type ChannelKindId } from "./channel-kind";
import type { GroupField } from "./group";
import type { RecipientRule } from "./recipient";

/** Which of several events of a type in a row are told, of the same job. */
export const occasions = ["every", "first", "after", "last_attempt"] as const;
export type Occasion = (typeof occasions)[number];

/** What an event type does in an organisation. */
export interface Trigger {
  eventType: EventType;
  enabled: boolean;
  severity: Severity;
  /**
   * first: only the first since the job was last right · after: from the `occasionCount`th in a row on · last_attempt: only
   * when it is not tried again.
   */
  occasion: Occasion;
  occasionCount: number;
  /** After a message about a job no other of this type about it for so long; 0: none is held back. */
  cooldownSeconds: number;
  channelKinds: ChannelKindId[];
  recipients: RecipientRule[];
  templateId: string | null;
  /** An expression of the template language that must hold for an event to be told; null: every one is. */
  condition: string | null;
  /** What alike events are gathered by before they are told; empty: each is told on its own. */
  groupBy: GroupField[];
  /** From the first one to the message. */
  groupWaitSeconds: number;
  /** From one message to the next. */
  groupIntervalSeconds: number;
  /** Goes on telling while nobody takes care of what was told. */
  escalationPolicyId: string | null;
  /** A template version that `variantPercent` of the recipients get instead; null: all get the same. */
  variantVersionId: string | null;
  variantPercent: number;
}

/** Told without anyone having set anything up: what went wrong, and that it is right again. */
const onByDefault: readonly EventType[] = [
  "job.failed",
  "job.timed_out",
  "job.lost",
  "job.missed",
  "job.late",
  "job.slow",
  "job.anomaly",
  "job.recovered",
  "data_quality.failure",
  "rate_limit.exceeded",
  "system.error",
];

/**
 * The trigger of an event type that the organisation did not touch: the owner of the job, and the admins, each over what
 * they chose.
 */
export function defaultTrigger(eventType: EventType): Trigger {
  return {
    eventType,
    enabled: onByDefault.includes(eventType),
    severity: eventCatalogue[eventType].severity,
    channelKinds: [...preferenceChannels],
    recipients: [{ kind: "job_owner" }, { kind: "role", role: "admin" }],
    templateId: null,
    occasion: "every",
    occasionCount: 1,
    cooldownSeconds: 0,
    condition: null,
    groupBy: [],
    groupWaitSeconds: 30,
    groupIntervalSeconds: 300,
    escalationPolicyId: null,
    variantVersionId: null,
    variantPercent: 0,
  };
}
