import { isSilencing } from "../silence";
import type { DecisionFacts, GateResult } from "./gate";

/**
 * A silence that covers the event keeps everybody from hearing of it, of a step of its escalation too. What somebody asked
 * for by hand is not silenced.
 */
export function silenceGate(facts: DecisionFacts): GateResult {
  const { now, event, trigger, isEscalation, subject, silences, askedBy = null } = facts;
  const isByHand = trigger === null && !isEscalation && (askedBy !== null || subject.jobId === null);
  const silence = isByHand
    ? undefined
    : silences.find((one) =>
        isSilencing(one, { now, type: event.type, severity: event.severity, ...subject }),
      );
  if (!silence) return { gate: "silence", verdict: "pass", values: { silences: silences.length } };
  const { id, name, endsAt } = silence;
  const values = { silence_id: id, silence: name, ends_at: endsAt?.toISOString() ?? null };
  return { gate: "silence", verdict: "skip", reason: "silenced", values };
}
