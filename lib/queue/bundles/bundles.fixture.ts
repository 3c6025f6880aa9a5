import type { EventType } from "@/lib/core/event";
import { eventCatalogue } from "@/lib/core/event";
import { database } from "@/lib/db/database";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeNotification } from "@/lib/testing/factories/notifications";

type Fields = NonNullable<Parameters<typeof makeNotification>[1]>;

export const aMinuteAgo = () => new Date(Date.now() - 60_000);
export const inAnHour = () => new Date(Date.now() + 3_600_000);

/** A message of an event that waits for ada's digest; due, unless told otherwise. */
export async function holdOne(
  organisationId: string,
  { type = "job.failed", ...fields }: Fields & { type?: EventType } = {},
) {
  const { severity, label } = eventCatalogue[type];
  const jobId = fields.jobId ?? null;
  const event = await makeEvent(organisationId, { type, jobId, title: `${label} indeed` });
  return makeNotification(organisationId, {
    purpose: "trigger",
    eventId: event.id,
    eventType: type,
    severity,
    recipient: "ada@example.org",
    recipientName: "Ada",
    inlineTemplate: undefined,
    state: "held",
    reason: "digest",
    bundleKey: "digest",
    heldUntil: aMinuteAgo(),
    nextAttemptAt: null,
    ...fields,
  });
}

export const statesOf = async (ids: readonly string[]) => {
  const rows = await database().prisma.notification.findMany({ where: { id: { in: [...ids] } } });
  const stateOf = new Map(rows.map(({ id, state }) => [id, state]));
  return ids.map((id) => stateOf.get(id));
};

/** The messages that tell others, the oldest first. */
export function findCarriers() {
  return database().prisma.notification.findMany({
    where: { purpose: "digest" },
    include: { bundled: { select: { id: true }, orderBy: { id: "asc" } }, decision: true },
    orderBy: { id: "asc" },
  });
}
