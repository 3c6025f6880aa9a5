import { addressGate } from "./address";
import { conditionGate } from "./condition";
import { cooldownGate } from "./cooldown";
import { digestGate } from "./digest";
import { duplicateGate } from "./duplicate";
import {
  deciderOf,
  type Candidate,
  type DecisionFacts,
  type DecisionReason,
  type GateName,
  type GateResult,
} from "./gate";
import { scopesOf } from "../message-scope";
import { groupGate } from "./group";
import { muteGate } from "./mute";
import { occasionGate } from "./occasion";
import { organisationGate } from "./organisation";
import { preferenceGate } from "./preference";
import { quietHoursGate } from "./quiet-hours";
import { rateLimitGate } from "./rate-limit";
import { recipientPassed, recipientsGate } from "./recipients";
import { silenceGate } from "./silence";
import { snoozeGate } from "./snooze";
import { triggerGate } from "./trigger";

export interface Decision {
  verdict: "send" | "hold" | "skip";
  reason: DecisionReason | null;
  heldUntil: Date | null;
  /** Held ones of a recipient with the same key are told in one message; null: it belongs to none. */
  bundleKey: string | null;
  /** In order, up to the one that said no. Of several that hold it, each begins where the one before it ends. */
  gates: GateResult[];
  /** Null when the event as a whole tells nobody. */
  candidate: Candidate | null;
}

/**
 * Who is told about an event, over what, and when. Pure: sending, simulation and replay ask the same function.
 * Always gives at least one decision, so that "nobody" has a reason, too.
 */
export function decide(facts: DecisionFacts): Decision[] {
  const { result: recipientsResult, candidates } = recipientsGate(facts);
  const shared: GateResult[] = [];
  for (const result of [...gatesOfEvent.map((gate) => gate(facts)), recipientsResult]) {
    if (result === null) continue;
    shared.push(result);
    if (result.verdict !== "pass") return [conclude(shared, null)];
  }

  const gatesBefore = shared.slice(0, -1);
  const counts = new Map(facts.counts);
  const asked = { ...facts, counts };
  return candidates.map((candidate) => {
    const gates = [...gatesBefore, recipientPassed(candidate.recipient, facts)];
    for (const gate of gatesOfCandidate) {
      const result = gate(facts, candidate);
      gates.push(result);
      if (result.verdict === "skip") return conclude(gates, candidate);
    }
    let at = facts.now;
    for (const gate of gatesOfTime) {
      const result = gate(asked, candidate, at);
      if (result === null) continue;
      gates.push(result);
      at = untilOf(result) ?? at;
    }
    const decision = conclude(gates, candidate);
    countSent(counts, decision);
    return decision;
  });
}

/** Of the recipients of one event those in front use the limit up for those behind. */
function countSent(counts: Map<string, number>, { verdict, candidate }: Decision): void {
  if (verdict !== "send" || !candidate) return;
  for (const scope of scopesOf(candidate.recipient)) counts.set(scope, (counts.get(scope) ?? 0) + 1);
}

// A gate that nobody set up for this has nothing to say, and is left out.
const gatesOfEvent = [
  organisationGate,
  triggerGate,
  conditionGate,
  duplicateGate,
  occasionGate,
  silenceGate,
  cooldownGate,
];
const gatesOfCandidate = [preferenceGate, muteGate, addressGate];
/** Each is asked about the moment to which those before it have put the message off. */
const gatesOfTime = [rateLimitGate, snoozeGate, groupGate, digestGate, quietHoursGate];

/** Of several that hold a message, whose bundle it goes into. */
const bundlers: readonly GateName[] = ["digest", "group", "rate_limit", "snooze", "quiet_hours"];

/** What the gates come to, when they have been asked in order. */
export function conclude(gates: GateResult[], candidate: Candidate | null): Decision {
  const decider = deciderOf(gates);
  const bundler = bundlers.flatMap(
    (name) => gates.find(({ gate, verdict }) => gate === name && verdict === "hold") ?? [],
  )[0];
  const group = gates.find(({ gate }) => gate === "group");
  const bundle = decider?.verdict === "skip" ? undefined : (bundler ?? group)?.values.bundle;
  return {
    verdict: decider && decider.verdict !== "pass" ? decider.verdict : "send",
    reason: decider?.reason ?? null,
    heldUntil: decider?.verdict === "hold" ? untilOf(decider) : null,
    bundleKey: typeof bundle === "string" ? bundle : null,
    gates,
    candidate,
  };
}

/** Until when a gate holds it; null: it does not. */
export function untilOf({ verdict, values }: GateResult): Date | null {
  return verdict === "hold" && typeof values.until === "string" ? new Date(values.until) : null;
}
