import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { findEvent, listDecisionsOfEvent } from "@/lib/db/events";
import { listNotificationsOf } from "@/lib/db/notifications";
import { readEscalationBrief } from "../escalations/read-escalation-brief";
import { viewDecision } from "../notifications/decision-view";
import { viewNotificationSummary } from "../notifications/notification-view";
import { viewEvent } from "./event-view";

/** One event with every decision it led to, also those that told nobody. */
export async function getEvent({ actor, id }: { actor: Actor; id: string }) {
  const { prisma } = database();
  const { organisationId } = actor;
  const event = await findEvent(prisma, organisationId, id);
  if (!event) throw new NotFoundError("event", id);
  const notifications = await listNotificationsOf(prisma, organisationId, { eventId: id });
  const decisions = await listDecisionsOfEvent(prisma, organisationId, id);
  return {
    ...viewEvent(event),
    escalation: await readEscalationBrief(prisma, organisationId, event.escalation, event),
    notifications: notifications.map(viewNotificationSummary),
    decisions: decisions.map(viewDecision),
  };
}
