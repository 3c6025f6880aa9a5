import type { ChannelKindId } from "../channel-kind";
import type { Severity } from "../event";
import type { Member } from "../recipient";
import { conclude, untilOf, type Decision } from "./decide";
import { digestGate } from "./digest";
import type { Candidate, DecisionFacts, GateResult } from "./gate";
import { quietHoursGate } from "./quiet-hours";
import { snoozeGate } from "./snooze";

/** A message that is held, and the person whom it waits for. */
export interface HeldMessage {
  /** Of its decision. */
  gates: readonly GateResult[];
  severity: Severity;
  isEscalation: boolean;
  channelKind: ChannelKindId;
  member: Member;
}

/**
 * When a held message comes out at the person's present wishes. Only the gates of the person's time are asked anew: whom it
 * is for is decided, and what a limit or a group held stays held as long. The verdict `send`: nothing holds it any more.
 */
export function decideAgain(held: HeldMessage, now: Date): Decision {
  const { member, channelKind } = held;
  const recipient = { address: member.email, name: member.name, member, channel: null, rule: anyRule };
  const candidate: Candidate = { recipient, channelKind, channelId: null };
  const facts = factsOf(held, now);
  const gates = held.gates.filter(({ gate }) => !timeGates.some(({ name }) => name === gate));
  let at = now;
  for (const { name, ask } of timeGates) {
    const stored = held.gates.find(({ gate }) => gate === name) ?? null;
    const result = ask ? ask(facts, candidate, at) : stored;
    if (result === null) continue;
    gates.push(result);
    const until = untilOf(result);
    if (until && until > at) at = until;
  }
  return conclude(gates, candidate);
}

const anyRule = { kind: "job_owner" } as const;

/** In the order of lib/core/decide/decide.ts. */
const timeGates = [
  { name: "rate_limit", ask: null },
  { name: "snooze", ask: snoozeGate },
  { name: "group", ask: null },
  { name: "digest", ask: digestGate },
  { name: "quiet_hours", ask: quietHoursGate },
] as const;

/** The gates of time go by the event's severity, and whether a trigger told of it. */
function factsOf({ gates, severity, isEscalation, member }: HeldMessage, now: Date): DecisionFacts {
  const isTriggered = gates.some(({ gate, values }) => gate === "trigger" && values.asked === true);
  return {
    now,
    event: { type: null, severity },
    organisation: { mode: "on" },
    trigger: isTriggered ? { enabled: true, occasion: "every", occasionCount: 1, cooldownSeconds: 0 } : null,
    condition: null,
    attempt: null,
    memory: null,
    toldBefore: null,
    group: null,
    isEscalation,
    limits: null,
    counts: new Map(),
    subject: { jobId: null, targetId: null },
    silences: [],
    recipients: [],
    channelKinds: [],
    members: [member],
    channels: [],
    onCall: new Map(),
    rendered: new Map(),
    suppressions: new Map(),
    jobOwnerId: null,
  };
}
