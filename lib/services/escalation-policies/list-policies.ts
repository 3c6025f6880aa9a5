import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { listEscalationPolicies } from "@/lib/db/escalation-policies";
import type { EscalationPolicyView } from "@/lib/schemas/escalation-policy";
import { readPolicyViews } from "./read-policies";

/** The organisation's escalation policies, by name. */
export async function listPolicies({ actor }: { actor: Actor }): Promise<{ data: EscalationPolicyView[] }> {
  const { prisma } = database();
  const rows = await listEscalationPolicies(prisma, actor.organisationId);
  return { data: await readPolicyViews(prisma, actor.organisationId, rows) };
}
