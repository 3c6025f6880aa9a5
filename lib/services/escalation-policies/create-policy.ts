import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { insertEscalationPolicy, lockEscalationPolicies } from "@/lib/db/escalation-policies";
import type { EscalationPolicyInput, EscalationPolicyView } from "@/lib/schemas/escalation-policy";
import { auditablePolicy } from "./auditable-policy";
import { policyFieldsOf } from "./policy-fields";
import { readPolicyView } from "./read-policies";

/**
 * Makes an escalation policy, which a trigger can name from then on. Throws InvalidInputError with pointers for whoever is
 * not the organisation's, and ConflictError for a name that is taken.
 */
export async function createPolicy({
  actor,
  input,
}: {
  actor: Actor;
  input: EscalationPolicyInput;
}): Promise<EscalationPolicyView> {
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    await lockEscalationPolicies(tx, organisationId);
    const fields = await policyFieldsOf(tx, organisationId, input, null);
    const row = await insertEscalationPolicy(tx, organisationId, fields);
    await recordAudit(tx, actor, {
      action: "escalation_policy.create",
      subjectId: row.id,
      after: auditablePolicy(row),
    });
    return readPolicyView(tx, row);
  });
}
