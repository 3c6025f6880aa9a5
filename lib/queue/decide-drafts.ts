import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { RunAttempt } from "@/lib/core/attempt";
import { decide, type Decision } from "@/lib/core/decide/decide";
import type { Condition, DecisionFacts, GroupMemory } from "@/lib/core/decide/gate";
import type { EventType, Severity } from "@/lib/core/event";
import type { AttachmentSpec, MessageTemplate } from "@/lib/core/message";
import type { Purpose } from "@/lib/core/notification";
import { candidatesOf } from "@/lib/core/decide/candidates";
import { resolveRecipients, type RecipientRule } from "@/lib/core/recipient";
import { variantOf } from "@/lib/core/variant";
import type { NotificationDraft } from "./draft";
import type { GroupMemories } from "./group-memory";
import type { MessageCounts } from "./message-counts";
import type { ToldContents } from "./told-contents";
import type { TriggerMemories } from "./trigger-memory";

/** Something that somebody may have to be told about. */
export interface NotifyRequest {
  purpose: Purpose;
  eventId: string | null;
  eventType: EventType | null;
  severity: Severity;
  jobId: string | null;
  runId: string | null;
  runStepId: string | null;
  jobOwnerId: string | null;
  /** The machine it is about: silences may name it. */
  targetId: string | null;
  /** Of a test: the member who asked for it, to themselves. */
  askedBy?: string | null;
  /** Null when no trigger is asked: somebody named the recipients. */
  trigger: DecisionFacts["trigger"];
  /** Null: the trigger has none, or none is asked. */
  condition: Condition | null;
  /** Which try of a run it was; null: it does not say. */
  attempt: RunAttempt | null;
  /** What it says: the same about the same run is told once. Null: whatever it says, it is told. */
  content: { title: string; message: string | null } | null;
  /** Null: it is gathered with nothing. */
  group: Pick<GroupMemory, "key" | "waitSeconds" | "intervalSeconds"> | null;
  recipients: readonly RecipientRule[];
  /** What the templates among them gave, by their source. */
  rendered: DecisionFacts["rendered"];
  channelKinds: readonly ChannelKindId[];
  templateVersionId: string | null;
  /** A part of the recipients gets this version instead. */
  variant: { versionId: string; percent: number } | null;
  /** The escalation that asks. */
  escalationId: string | null;
  inlineTemplate: MessageTemplate | null;
  attachments: AttachmentSpec[];
  /** What the notifications' keys start with: recipient and channel follow. Null: every one is a new one. */
  dedupeKey: string | null;
}

/** What all requests of a transaction share. */
export interface DecisionSetting extends Pick<
  DecisionFacts,
  "now" | "members" | "channels" | "onCall" | "suppressions" | "silences" | "limits"
> {
  mode: "on" | "off";
  memories: TriggerMemories;
  groups: GroupMemories;
  counts: MessageCounts;
  contents: ToldContents;
}

/** The notifications of one request; or, when it tells nobody, why. */
export interface DecidedRequest {
  drafts: NotificationDraft[];
  nobody: Decision | null;
}

/**
 * Asks decide() for each request, in their order: what one tells, the next one's cooldown knows. Requests that differ only
 * in what they are about get the same answer, so a burst of alike events is decided once.
 */
export function decideDrafts(setting: DecisionSetting, requests: readonly NotifyRequest[]): DecidedRequest[] {
  const { mode, memories, groups, counts, contents, ...shared } = setting;
  const answers = new Map<string, Decision[]>();
  return requests.map((request) => {
    const own = {
      event: { type: request.eventType, severity: request.severity },
      organisation: { mode },
      trigger: request.trigger,
      condition: request.condition,
      attempt: request.attempt,
      toldBefore: contents.recall(request),
      group: groups.recall(request),
      isEscalation: request.escalationId !== null,
      memory: memories.recall(request),
      subject: subjectOf(request, shared),
      recipients: request.recipients,
      channelKinds: request.channelKinds,
      jobOwnerId: request.jobOwnerId,
      askedBy: request.askedBy,
    };
    const { rendered } = request;
    // Maps say nothing in JSON: what they hold is named beside them.
    const key = JSON.stringify([own, [...rendered], shared.limits && counts.version]);
    const decisions = answers.get(key) ?? decideNamed({ ...shared, ...own, rendered, counts: counts.counts });
    answers.set(key, decisions);
    memories.learn(request, decisions, shared.now);
    groups.learn(request, decisions, shared.now);
    counts.learn(decisions);
    contents.learn(request, decisions, shared.now);

    const [first] = decisions;
    if (first && !first.candidate) return { drafts: [], nobody: first };
    return { drafts: decisions.flatMap((decision) => draft(request, decision) ?? []), nobody: null };
  });
}

/** As much of it as any silence or mute goes by: what nobody names would only make alike requests differ. */
function subjectOf(
  { jobId, targetId }: NotifyRequest,
  { silences, members }: Pick<DecisionSetting, "silences" | "members">,
): DecisionFacts["subject"] {
  const isNamed =
    silences.length > 0 || members.some(({ mutes }) => mutes.some((mute) => mute.jobId === jobId));
  return isNamed ? { jobId, targetId } : { jobId: null, targetId: null };
}

/**
 * A message that somebody asked for and a step of an escalation have named recipients: when it is stopped before they are
 * looked at, each of them gets the refusal as a skipped notification, so that it can be seen whom it would have told.
 */
function decideNamed(facts: DecisionFacts): Decision[] {
  const decisions = decide(facts);
  const [first] = decisions;
  const isNamed = facts.trigger === null && (facts.event.type === null || facts.isEscalation);
  if (!isNamed || !first || first.candidate) return decisions;
  const candidates = resolveRecipients(facts.recipients, facts).flatMap((one) => candidatesOf(one, facts));
  return candidates.length === 0 ? decisions : candidates.map((candidate) => ({ ...first, candidate }));
}

function draft(request: NotifyRequest, decision: Decision): NotificationDraft | null {
  if (!decision.candidate) return null;
  const { recipient, channelKind, channelId } = decision.candidate;
  // By the account's address: one who changes where mail goes is still the same person.
  const whom = channelId ?? (recipient.member?.email ?? recipient.address).toLowerCase();
  const variant = request.variant && variantOf(whom, request.variant.versionId, request.variant.percent);
  return {
    purpose: request.purpose,
    eventId: request.eventId,
    eventType: request.eventType,
    jobId: request.jobId,
    runId: request.runId,
    runStepId: request.runStepId,
    severity: request.severity,
    userId: recipient.member?.userId ?? null,
    recipient: recipient.address,
    recipientName: recipient.name,
    channelKind,
    channelId,
    dedupeKey: request.dedupeKey && `${request.dedupeKey}:${whom}:${channelKind}`,
    templateVersionId: variant === "b" ? (request.variant?.versionId ?? null) : request.templateVersionId,
    variant,
    escalationId: request.escalationId,
    inlineTemplate: request.inlineTemplate,
    attachments: request.attachments,
    verdict: decision.verdict,
    reason: decision.reason,
    heldUntil: decision.heldUntil,
    bundleKey: decision.bundleKey,
    gates: decision.gates,
  };
}
