import type { EventType, Severity } from "@/lib/core/event";
import type { EventRow } from "@/lib/db/events";
import type { EventView } from "@/lib/schemas/event";
import type { JsonObject } from "@/lib/schemas/field";
import { viewEscalationBrief } from "../escalations/escalation-brief-view";
import { viewAcknowledgement } from "./acknowledgement-view";

/** An event as the API shows it. */
export function viewEvent(row: EventRow): EventView {
  return {
    id: row.id,
    type: row.type as EventType,
    severity: row.severity as Severity,
    title: row.title,
    message: row.message,
    job: row.job,
    run_id: row.runId,
    details: row.details as JsonObject,
    acknowledgement: row.acknowledgement && viewAcknowledgement(row.acknowledgement),
    escalation: row.escalation && viewEscalationBrief(row.escalation),
    occurred_at: row.occurredAt.toISOString(),
    created_at: row.createdAt.toISOString(),
  };
}
