import type { ChannelKindId } from "@/lib/core/channel-kind";
import { decide, type Decision } from "@/lib/core/decide/decide";
import type { DecisionFacts } from "@/lib/core/decide/gate";
import type { EventType, Severity } from "@/lib/core/event";
import type { AttachmentSpec, MessageTemplate } from "@/lib/core/message";
import type { Purpose } from "@/lib/core/notification";
import { resolveRecipients, type Member, type RecipientRule } from "@/lib/core/recipient";
import type { NotificationDraft } from "./draft";

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
  /** Of a test: the member who asked for it, to themselves. */
  askedBy?: string | null;
  /** Null when no trigger is asked: somebody named the recipients. */
  trigger: DecisionFacts["trigger"];
  recipients: readonly RecipientRule[];
  channelKinds: readonly ChannelKindId[];
  templateVersionId: string | null;
  inlineTemplate: MessageTemplate | null;
  attachments: AttachmentSpec[];
  /** What the notifications' keys start with: recipient and channel follow. Null: every one is a new one. */
  dedupeKey: string | null;
}

/** What all requests of a transaction share. */
export interface DecisionSetting {
  now: Date;
  mode: "on" | "off";
  members: readonly Member[];
}

/** The notifications of one request; or, when it tells nobody, why. */
export interface DecidedRequest {
  drafts: NotificationDraft[];
  nobody: Decision | null;
}

/**
 * Asks decide() for each request. Requests that differ only in what they are about get the same answer, so a burst of
 * alike events is decided once.
 */
export function decideDrafts(setting: DecisionSetting, requests: readonly NotifyRequest[]): DecidedRequest[] {
  const answers = new Map<string, Decision[]>();
  return requests.map((request) => {
    const facts: DecisionFacts = {
      now: setting.now,
      event: { type: request.eventType, severity: request.severity },
      organisation: { mode: setting.mode },
      trigger: request.trigger,
      recipients: request.recipients,
      channelKinds: request.channelKinds,
      members: setting.members,
      jobOwnerId: request.jobOwnerId,
      askedBy: request.askedBy,
    };
    const { now: _now, members: _members, ...telling } = facts;
    const key = JSON.stringify(telling);
    const decisions = answers.get(key) ?? decideNamed(facts);
    answers.set(key, decisions);

    const [first] = decisions;
    if (first && !first.candidate) return { drafts: [], nobody: first };
    return { drafts: decisions.flatMap((decision) => draft(request, decision) ?? []), nobody: null };
  });
}

/**
 * A message that somebody asked for has named recipients: when it is stopped before they are looked at, each of them
 * gets the refusal as a skipped notification, so that the asker can see it.
 */
function decideNamed(facts: DecisionFacts): Decision[] {
  const decisions = decide(facts);
  const [first] = decisions;
  if (facts.trigger !== null || facts.event.type !== null || !first || first.candidate) return decisions;
  const candidates = resolveRecipients(facts.recipients, facts.members, facts.jobOwnerId).flatMap(
    (recipient) => facts.channelKinds.map((channelKind) => ({ recipient, channelKind })),
  );
  return candidates.length === 0 ? decisions : candidates.map((candidate) => ({ ...first, candidate }));
}

function draft(request: NotifyRequest, decision: Decision): NotificationDraft | null {
  if (!decision.candidate) return null;
  const { recipient, channelKind } = decision.candidate;
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
    dedupeKey: request.dedupeKey && `${request.dedupeKey}:${recipient.address.toLowerCase()}:${channelKind}`,
    templateVersionId: request.templateVersionId,
    inlineTemplate: request.inlineTemplate,
    attachments: request.attachments,
    verdict: decision.verdict,
    reason: decision.reason,
    heldUntil: decision.heldUntil,
    gates: decision.gates,
  };
}
