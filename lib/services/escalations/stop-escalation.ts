import { requireAccess, type Actor } from "@/lib/core/actor";
import { ConflictError, ForbiddenError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { findMember } from "@/lib/db/members";
import { stopEscalationRow } from "@/lib/queue/end-escalations";
import type { EscalationDetail } from "@/lib/schemas/escalation";
import { mayStop, readEscalation, requireEscalation } from "./read-escalation";

/**
 * Ends an escalation by hand: nobody more is told, and what waits of it is cancelled. Throws NotFoundError, ForbiddenError for
 * a member who was not told, and ConflictError for one that has ended.
 */
export async function stopEscalation({ actor, id }: { actor: Actor; id: string }): Promise<EscalationDetail> {
  requireAccess(actor, "member", "events:write");
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    const row = await requireEscalation(tx, organisationId, id);
    if (!(await mayStop(tx, actor, row)))
      throw new ForbiddenError(
        "Authors stop an escalation, and whoever it told. Acknowledge the event instead.",
      );
    const member = actor.userId && (await findMember(tx, organisationId, actor.userId));
    const by = member ? member.name : actor.label;
    if (!(await stopEscalationRow(tx, id, by))) throw new ConflictError("The escalation has ended already.");
    await recordAudit(tx, actor, {
      action: "escalation.stop",
      subjectId: id,
      before: { policy: row.policyName, event_id: row.eventId, position: row.position, round: row.round },
      after: { state: "stopped", by },
    });
    return readEscalation(tx, actor, id);
  });
}
