import { planOf, stepKeyOf, type EscalationStep } from "@/lib/core/escalation";
import type { EscalationRow, ToldByEscalation } from "@/lib/db/escalations";
import type { EscalationStepView } from "@/lib/schemas/escalation";
import { viewNotificationSummary } from "../notifications/notification-view";

/** The steps of an escalation in the order of their times, up to the round in which it stands, each with what it told. */
export function viewSteps(
  row: EscalationRow,
  steps: readonly EscalationStep[],
  told: readonly ToldByEscalation[],
): EscalationStepView[] {
  const taken = row.round * steps.length + row.position;
  return planOf(row.createdAt, steps, row.repeatCount)
    .filter(({ round }) => round <= row.round)
    .flatMap(({ position, round, dueAt }, index) => {
      const step = steps[position];
      const key = `${stepKeyOf(row.id, { position, round })}:`;
      const own = told.filter(({ dedupeKey }) => dedupeKey?.startsWith(key));
      if (!step) return [];
      return {
        ...step,
        position,
        round,
        state: stateOfStep(index - taken, row.state === "active"),
        due_at: dueAt.toISOString(),
        taken_at: own[0]?.createdAt.toISOString() ?? null,
        notifications: own.map(viewNotificationSummary),
      };
    });
}

/** `place` counts from the step that is next, or would have been. */
function stateOfStep(place: number, isActive: boolean): EscalationStepView["state"] {
  if (place < 0) return "taken";
  if (!isActive) return "dropped";
  return place === 0 ? "next" : "waiting";
}
