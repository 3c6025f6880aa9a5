import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import type { EscalationPolicyView } from "@/lib/schemas/escalation-policy";
import { readPolicyView, requirePolicy } from "./read-policies";

/** One escalation policy. Throws NotFoundError for what is none of the organisation. */
export async function getPolicy({ actor, id }: { actor: Actor; id: string }): Promise<EscalationPolicyView> {
  const { prisma } = database();
  return readPolicyView(prisma, await requirePolicy(prisma, actor.organisationId, id));
}
