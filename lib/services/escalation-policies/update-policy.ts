import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockEscalationPolicies, updateEscalationPolicyRow } from "@/lib/db/escalation-policies";
import type { EscalationPolicyInput, EscalationPolicyView } from "@/lib/schemas/escalation-policy";
import { auditablePolicy } from "./auditable-policy";
import { policyFieldsOf } from "./policy-fields";
import { readPolicyView, requirePolicy } from "./read-policies";

/**
 * Puts the input in place of what was there; escalations that go on keep the steps with which they began. Throws
 * NotFoundError, InvalidInputError with pointers, and ConflictError for a name that is taken.
 */
export async function updatePolicy({
  actor,
  id,
  input,
}: {
  actor: Actor;
  id: string;
  input: EscalationPolicyInput;
}): Promise<EscalationPolicyView> {
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    await lockEscalationPolicies(tx, organisationId);
    const before = await requirePolicy(tx, organisationId, id);
    const fields = await policyFieldsOf(tx, organisationId, input, before);
    const after = await updateEscalationPolicyRow(tx, id, fields);
    await recordAudit(tx, actor, {
      action: "escalation_policy.update",
      subjectId: id,
      before: auditablePolicy(before),
      after: auditablePolicy(after),
    });
    return readPolicyView(tx, after);
  });
}
