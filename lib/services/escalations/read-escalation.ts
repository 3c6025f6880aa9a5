import { hasRole, type Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import type { Db } from "@/lib/db/database";
import { stepsOf } from "@/lib/db/escalation-policies";
import { findEscalation, listToldBy, wasTold, type EscalationRow } from "@/lib/db/escalations";
import type { EscalationDetail } from "@/lib/schemas/escalation";
import { recipientNamesOf } from "../escalation-policies/policy-view";
import { findNamesInSteps } from "../escalation-policies/read-policies";
import { viewEscalation } from "./escalation-view";
import { viewSteps } from "./step-views";

/** One escalation as its page shows it to the actor. Throws NotFoundError for what is none of the organisation. */
export async function readEscalation(db: Db, actor: Actor, id: string): Promise<EscalationDetail> {
  const { organisationId } = actor;
  const row = await requireEscalation(db, organisationId, id);
  const steps = stepsOf(row.steps);
  const told = await listToldBy(db, organisationId, id);
  const names = await findNamesInSteps(db, organisationId, steps);
  return {
    ...viewEscalation(row),
    steps: viewSteps(row, steps, told),
    repeat_count: row.repeatCount,
    recipient_names: recipientNamesOf(steps, names),
    can_stop: row.state === "active" && (await mayStop(db, actor, row)),
  };
}

/** Throws NotFoundError for what is no escalation of the organisation. */
export async function requireEscalation(db: Db, organisationId: string, id: string): Promise<EscalationRow> {
  const row = await findEscalation(db, organisationId, id);
  if (!row) throw new NotFoundError("escalation", id);
  return row;
}

/** Authors may, and whoever was told of the event or by a step. */
export async function mayStop(db: Db, actor: Actor, { eventId }: EscalationRow): Promise<boolean> {
  if (hasRole(actor, "author")) return true;
  const { organisationId, userId } = actor;
  return userId !== null && (await wasTold(db, { organisationId, userId, eventId }));
}
