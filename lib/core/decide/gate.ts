import type { ChannelKindId } from "../channel-kind";
import type { RunAttempt } from "../attempt";
import type { EventType, Severity } from "../event";
import type { Member, NamedChannel, OnCall, Recipient, RecipientRule } from "../recipient";
import type { Silence } from "../silence";
import type { Trigger } from "../trigger";

export const gateNames = [
  "organisation",
  "trigger",
  "condition",
  "duplicate",
  "occasion",
  "silence",
  "cooldown",
  "recipients",
  "preference",
  "mute",
  "address",
  "rate_limit",
  "snooze",
  "group",
  "digest",
  "quiet_hours",
] as const;
export type GateName = (typeof gateNames)[number];

/** Why a notification was held or skipped: a closed union, used as chip, filter and label. */
export const decisionReasons = [
  "organisation_off",
  "trigger_off",
  "no_channel",
  "condition_not_met",
  "duplicate",
  "not_the_occasion",
  "not_told_before",
  "silenced",
  "cooldown",
  "no_recipient",
  "channel_off",
  "event_off",
  "muted",
  "no_address",
  "not_verified",
  "unsubscribed",
  "address_refused",
  "limit_reached",
  "snoozed",
  "grouped",
  "digest",
  "quiet_hours",
] as const;
export type DecisionReason = (typeof decisionReasons)[number];

/** One gate's answer with the values that decided it: plain data, stored with the notification. */
export interface GateResult {
  gate: GateName;
  verdict: "pass" | "hold" | "skip";
  reason?: DecisionReason;
  values: Record<string, string | number | boolean | null>;
}

/** What an organisation remembers of a trigger and a job (or of no job). This event is counted already. */
export interface TriggerMemory {
  /** Events of this type since the job was last right, this one among them; null: they are not counted. */
  streak: number | null;
  /** When one of them was last told, by whatever time; null: none was, as far as history goes back. */
  toldAt: Date | null;
  /** How many the cooldown has held back since then. */
  heldBack: number;
  /** Of a recovery: whether anything that is over now was told. Null for other types. */
  wasTold: boolean | null;
}

/** What is known of a trigger's condition for this event. */
export interface Condition {
  expression: string;
  /** Null: it could not be worked out. */
  isMet: boolean | null;
}

/** How many messages may go out in a window of time; null: as many as there are. */
export interface MessageLimits {
  windowMinutes: number;
  person: number | null;
  channel: number | null;
  organisation: number | null;
}

/** Where an event stands in its group. */
export interface GroupMemory {
  /** The same for all events that are gathered in one message. */
  key: string;
  waitSeconds: number;
  intervalSeconds: number;
  /** When the message that gathers now goes out; null: none gathers. */
  openUntil: Date | null;
  /** When the last one went out; null: none did, as far as history goes back. */
  toldAt: Date | null;
}

/** The facts that all gates share. */
export interface DecisionFacts {
  now: Date;
  /** `type` is null for what is no event: a notify step, a program's own message. */
  event: { type: EventType | null; severity: Severity };
  organisation: { mode: "on" | "off" };
  /** Null when no trigger is asked: somebody named the recipients. */
  trigger: Pick<Trigger, "enabled" | "occasion" | "occasionCount" | "cooldownSeconds"> | null;
  /** Null: the trigger has none, or none is asked. */
  condition: Condition | null;
  /** Which try it was, where the event says so. */
  attempt: RunAttempt | null;
  /** What was told before about the same job by the same trigger; null when no trigger is asked. */
  memory: TriggerMemory | null;
  /** When the same was told about the same run; null: it was not. */
  toldBefore: Date | null;
  /** Null: the trigger gathers nothing. */
  group: GroupMemory | null;
  /** A step of an escalation: it is told now, or when quiet hours end. */
  isEscalation: boolean;
  /** Null: the organisation sets no limits. */
  limits: MessageLimits | null;
  /** How many messages were let through in this window, by scope (lib/core/message-scope.ts). */
  counts: ReadonlyMap<string, number>;
  /** What it is about: what silences and mutes go by. */
  subject: { jobId: string | null; targetId: string | null };
  /** Of the organisation: those that may be on now. */
  silences: readonly Silence[];
  recipients: readonly RecipientRule[];
  channelKinds: readonly ChannelKindId[];
  members: readonly Member[];
  /** The channels that the rules name. */
  channels: readonly NamedChannel[];
  onCall: ReadonlyMap<string, OnCall>;
  /** What the templates among the rules gave. */
  rendered: ReadonlyMap<string, readonly string[]>;
  /** Why mail to an address is not sent, by lower-case address: its owner's or its server's word. */
  suppressions: ReadonlyMap<string, "unsubscribed" | "address_refused">;
  jobOwnerId: string | null;
  /** The member who asked for this message to themselves, now: their preferences and quiet hours do not stop it. */
  askedBy?: string | null;
}

/** The gate that decided: the last one that did not let it pass. Undefined when all did. */
export function deciderOf<Result extends Pick<GateResult, "verdict">>(
  gates: readonly Result[],
): Result | undefined {
  return gates.findLast(({ verdict }) => verdict !== "pass");
}

/** One possible notification. */
export interface Candidate {
  recipient: Recipient;
  channelKind: ChannelKindId;
  /** One of the organisation's channels; null: a person's own address, or mail. */
  channelId: string | null;
}
