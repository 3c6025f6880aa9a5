import type { EscalationState } from "@/lib/core/escalation";
import type { EventType, Severity } from "@/lib/core/event";
import { stepsOf } from "@/lib/db/escalation-policies";
import type { EscalationRow } from "@/lib/db/escalations";
import type { EscalationView } from "@/lib/schemas/escalation";

/** An escalation as lists show it. States, types and severities are written by us only, so the casts hold. */
export function viewEscalation(row: EscalationRow): EscalationView {
  const count = stepsOf(row.steps).length;
  return {
    id: row.id,
    state: row.state as EscalationState,
    policy: { id: row.policyId, name: row.policyName },
    event: {
      id: row.event.id,
      type: row.event.type as EventType,
      severity: row.event.severity as Severity,
      title: row.event.title,
      occurred_at: row.event.occurredAt.toISOString(),
    },
    job: row.job,
    steps_taken: row.round * count + row.position,
    steps_total: (row.repeatCount + 1) * count,
    next_at: row.nextAt?.toISOString() ?? null,
    started_at: row.createdAt.toISOString(),
    ended_at: row.endedAt?.toISOString() ?? null,
    ended_by: row.endedBy,
  };
}
