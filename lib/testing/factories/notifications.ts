import type { ChannelKindId } from "@/lib/core/channel-kind";
import { laneOf } from "@/lib/core/lane";
import type { Db } from "@/lib/db/database";
import type { Prisma } from "@/prisma/generated/client";
import { next, openDb, type Fields } from "./making";

/** A message that is due now. */
export async function makeNotification(
  organisationId: string,
  fields: Fields<Prisma.NotificationUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  return db.notification.create({ data: notificationOf(organisationId, fields) });
}

/** So many at once, all alike but for their recipients; gives their ids. */
export async function makeNotifications(
  organisationId: string,
  count: number,
  fields: Fields<Prisma.NotificationUncheckedCreateInput> = {},
  db: Db = openDb(),
): Promise<string[]> {
  const data = Array.from({ length: count }, () => notificationOf(organisationId, fields));
  const rows = await db.notification.createManyAndReturn({ data, select: { id: true } });
  return rows.map(({ id }) => id);
}

function notificationOf(organisationId: string, fields: Fields<Prisma.NotificationUncheckedCreateInput>) {
  const { channelKind = "email", channelId = null, userId = null } = fields;
  const lane = laneOf({ organisationId, kind: channelKind as ChannelKindId, channelId, userId });
  return {
    organisationId,
    purpose: "direct",
    recipient: `person-${next()}@example.org`,
    channelKind,
    lane,
    state: "queued",
    nextAttemptAt: new Date(),
    inlineTemplate: { subject: "Hello", text: "A message", syntax: "literal" },
    ...fields,
  };
}
