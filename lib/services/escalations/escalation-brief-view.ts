import type { EscalationState } from "@/lib/core/escalation";
import type { EscalationBriefRow } from "@/lib/db/escalation-brief";
import type { EscalationBrief } from "@/lib/schemas/escalation-brief";

/** The escalation of an event, as the event shows it. States are written by us only, so the cast holds. */
export function viewEscalationBrief(row: EscalationBriefRow): EscalationBrief {
  return {
    id: row.id,
    state: row.state as EscalationState,
    next_at: row.nextAt?.toISOString() ?? null,
    policy: row.policyName,
  };
}
