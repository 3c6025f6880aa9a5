import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import type { TriggerView } from "@/lib/schemas/trigger";
import { readTriggerView } from "./read-triggers";
import { requireEventType } from "./require-event-type";

/** What one event type does. Throws NotFoundError for an unknown type. */
export async function getTrigger({
  actor,
  eventType,
}: {
  actor: Actor;
  eventType: string;
}): Promise<TriggerView> {
  return readTriggerView(database().prisma, actor.organisationId, requireEventType(eventType));
}
