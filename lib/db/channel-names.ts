import { settingsChannelId, settingsChannelName } from "@/lib/core/settings-channel";
import type { Db } from "./database";

/** What a channel is called. */
export interface ChannelName {
  id: string;
  name: string;
}

/** The organisation's channel, or null when it was deleted. */
export async function findChannelName(
  db: Db,
  organisationId: string,
  id: string,
): Promise<ChannelName | null> {
  return (await findChannelNames(db, organisationId, [id])).get(id) ?? null;
}

/** Of the organisation's channels, those with these ids, by id. */
export async function findChannelNames(
  db: Db,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, ChannelName>> {
  const rows = await db.channel.findMany({
    where: { organisationId, id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  const id = settingsChannelId(organisationId);
  const ofSettings = ids.includes(id) ? [{ id, name: settingsChannelName }] : [];
  return new Map([...rows, ...ofSettings].map((row) => [row.id, row]));
}
