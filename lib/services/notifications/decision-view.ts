import { explainDecision, explainGate } from "@/lib/core/decide/explain";
import type { GateResult } from "@/lib/core/decide/gate";
import type { DecisionRow } from "@/lib/db/events";
import type { DecisionView } from "@/lib/schemas/decision";

/** A stored decision with its sentences. */
export function viewDecision(row: DecisionRow): DecisionView {
  const verdict = row.verdict as DecisionView["verdict"];
  const gates = row.gates as unknown as GateResult[];
  return {
    id: row.id,
    notification_id: row.notificationId,
    verdict,
    reason: row.reason,
    text: explainDecision(verdict, gates),
    gates: gates.map((gate) => ({
      gate: gate.gate,
      verdict: gate.verdict,
      reason: gate.reason ?? null,
      text: explainGate(gate),
      values: gate.values,
    })),
    created_at: row.createdAt.toISOString(),
  };
}
