import type { Actor } from "@/lib/core/actor";
import {
  addAcknowledgement,
  type AcknowledgementRow,
  type AcknowledgementWay,
} from "@/lib/db/acknowledgements";
import { recordAudit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/database";
import { endEscalationsOfEvent } from "@/lib/queue/end-escalations";

/**
 * Acknowledges an event, whichever way somebody does it, and writes it down: what escalates because of it ends, and what
 * waits of that is not sent. Of several the first one counts and is the answer. Trusts that the event is of the actor's organisation.
 */
export async function writeAcknowledgement(
  tx: Tx,
  actor: Pick<Actor, "kind" | "organisationId" | "userId" | "label">,
  { eventId, who, via }: { eventId: string; who: string; via: AcknowledgementWay },
): Promise<AcknowledgementRow> {
  const { organisationId, userId } = actor;
  await endEscalationsOfEvent(tx, organisationId, { eventId, by: who });
  const { row, isFirst } = await addAcknowledgement(tx, { organisationId, eventId, userId, who, via });
  if (isFirst)
    await recordAudit(tx, actor, { action: "event.acknowledge", subjectId: eventId, after: { who, via } });
  return row;
}
