import type { Db } from "./database";

/** What a channel is called. */
export interface ChannelName {
  id: string;
  name: string;
}

/** The organisation's channel, or null when it was deleted. */
export function findChannelName(db: Db, organisationId: string, id: string): Promise<ChannelName | null> {
  return db.channel.findFirst({ where: { id, organisationId }, select: { id: true, name: true } });
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
  return new Map(rows.map((row) => [row.id, row]));
}
