import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { eventCatalogue } from "@/lib/core/event";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { deleteEscalationPolicyRow, lockEscalationPolicies } from "@/lib/db/escalation-policies";
import { auditablePolicy } from "./auditable-policy";
import { requirePolicy } from "./read-policies";

/**
 * Deletes an escalation policy; escalations that go on come to their end. Throws NotFoundError, and ConflictError, which
 * names the triggers, for one in use.
 */
export async function deletePolicy({ actor, id }: { actor: Actor; id: string }): Promise<void> {
  const { organisationId } = actor;
  await withTransaction(async (tx) => {
    await lockEscalationPolicies(tx, organisationId);
    const row = await requirePolicy(tx, organisationId, id);
    if (row.eventTypes.length > 0) {
      const labels = row.eventTypes.map((type) => `“${eventCatalogue[type].label}”`);
      throw new ConflictError(
        `The escalation policy is in use: ${labels.join(", ")}. Change the triggers first.`,
      );
    }
    await deleteEscalationPolicyRow(tx, id);
    await recordAudit(tx, actor, {
      action: "escalation_policy.delete",
      subjectId: id,
      before: auditablePolicy(row),
    });
  });
}
