import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import type { EscalationDetail } from "@/lib/schemas/escalation";
import { readEscalation } from "./read-escalation";

/** One escalation with its steps and what they told. Throws NotFoundError for what is none of the organisation. */
export function getEscalation({ actor, id }: { actor: Actor; id: string }): Promise<EscalationDetail> {
  return readEscalation(database().prisma, actor, id);
}
