import type { EscalationStep } from "@/lib/core/escalation";
import type { EventType } from "@/lib/core/event";
import { defaultTrigger } from "@/lib/core/trigger";
import { database, query, withTransaction } from "@/lib/db/database";
import type { EventInput } from "./event-input";
import { recordEvents } from "./record-event";

/** A step that tells a person by mail. */
export function stepFor(userId: string, minutes: number): EscalationStep {
  return {
    delay_seconds: minutes * 60,
    recipients: [{ kind: "user", user_id: userId }],
    channel_kinds: ["email"],
  };
}

/** A policy that the triggers of these event types use. */
export async function makePolicy(
  organisationId: string,
  steps: readonly EscalationStep[],
  { repeatCount = 0, name = "Nights", types = ["job.failed"] as readonly EventType[] } = {},
) {
  const { prisma } = database();
  const policy = await prisma.escalationPolicy.create({
    data: { organisationId, name, steps: [...steps], repeatCount },
  });
  for (const eventType of types) {
    const { channelKinds, recipients } = defaultTrigger(eventType);
    await prisma.trigger.create({
      data: { organisationId, eventType, channelKinds, recipients, escalationPolicyId: policy.id },
    });
  }
  return policy;
}

/** All in one transaction. Gives the events' ids. */
export async function record(organisationId: string, ...events: EventInput[]): Promise<string[]> {
  const recorded = await withTransaction((tx) => recordEvents(tx, organisationId, events));
  return recorded.map(({ id }) => id);
}

/** Makes it true that so much time has passed since every escalation began. */
export async function letEscalationsWait(minutes: number): Promise<void> {
  await query(
    `
UPDATE escalations SET
  created_at = created_at - make_interval(mins => $1::int),
  next_at = next_at - make_interval(mins => $1::int)`,
    [minutes],
  );
}

/** The steps' notifications, oldest first. */
export function listTold() {
  return database().prisma.notification.findMany({
    where: { escalationId: { not: null } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: { decision: true },
  });
}

export function listEscalated() {
  return database().prisma.escalation.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
}
