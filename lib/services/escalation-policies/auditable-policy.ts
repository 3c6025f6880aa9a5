import type { EscalationPolicyFields } from "@/lib/db/escalation-policies";

/** What the audit trail keeps of a policy, by the names of the API. */
export function auditablePolicy({ name, description, steps, repeatCount }: EscalationPolicyFields) {
  return { name, description, steps, repeat_count: repeatCount };
}
