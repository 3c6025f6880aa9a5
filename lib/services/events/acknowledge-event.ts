import { requireAccess, type Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { withTransaction } from "@/lib/db/database";
import { findEvent } from "@/lib/db/events";
import { findMember } from "@/lib/db/members";
import type { AcknowledgementView } from "@/lib/schemas/acknowledgement";
import { viewAcknowledgement } from "./acknowledgement-view";
import { writeAcknowledgement } from "./write-acknowledgement";

/** Says that the actor takes care of an event. When somebody did before, nothing changes, and the answer says who. */
export async function acknowledgeEvent({
  actor,
  id,
}: {
  actor: Actor;
  id: string;
}): Promise<AcknowledgementView> {
  requireAccess(actor, "member", "events:write");
  return withTransaction(async (tx) => {
    const event = await findEvent(tx, actor.organisationId, id);
    if (!event) throw new NotFoundError("event", id);
    if (event.acknowledgement) return viewAcknowledgement(event.acknowledgement);
    const member = actor.userId && (await findMember(tx, actor.organisationId, actor.userId));
    const who = member ? member.name : actor.label;
    const via = actor.kind === "user" ? "page" : "api";
    return viewAcknowledgement(await writeAcknowledgement(tx, actor, { eventId: id, who, via }));
  });
}
