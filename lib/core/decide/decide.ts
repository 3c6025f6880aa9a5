import { addressGate } from "./address";
import { cooldownGate } from "./cooldown";
import type { Candidate, DecisionFacts, DecisionReason, GateResult } from "./gate";
import { muteGate } from "./mute";
import { occasionGate } from "./occasion";
import { organisationGate } from "./organisation";
import { preferenceGate } from "./preference";
import { quietHoursGate } from "./quiet-hours";
import { recipientPassed, recipientsGate } from "./recipients";
import { silenceGate } from "./silence";
import { triggerGate } from "./trigger";

export interface Decision {
  verdict: "send" | "hold" | "skip";
  reason: DecisionReason | null;
  heldUntil: Date | null;
  /** In order, up to and with the one that decided. */
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
  const gatesOfEvent = [organisationGate, triggerGate, occasionGate, silenceGate, cooldownGate];
  for (const result of [...gatesOfEvent.map((gate) => gate(facts)), recipientsResult]) {
    shared.push(result);
    if (result.verdict !== "pass") return [conclude(shared, null)];
  }

  const gatesBefore = shared.slice(0, -1);
  return candidates.map((candidate) => {
    const gates = [...gatesBefore, recipientPassed(candidate.recipient)];
    for (const gate of [preferenceGate, muteGate, addressGate, quietHoursGate]) {
      const result = gate(facts, candidate);
      gates.push(result);
      if (result.verdict !== "pass") break;
    }
    return conclude(gates, candidate);
  });
}

function conclude(gates: GateResult[], candidate: Candidate | null): Decision {
  const last = gates[gates.length - 1];
  const until = last?.values.until;
  return {
    verdict: !last || last.verdict === "pass" ? "send" : last.verdict,
    reason: last?.reason ?? null,
    heldUntil: last?.verdict === "hold" && typeof until === "string" ? new Date(until) : null,
    gates,
    candidate,
  };
}
