import type { ConfiguredKind } from "@/lib/core/channel-kind";
import type { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "./database";
import { lockOrganisation } from "./lock-organisation";

type Stored = Prisma.ChannelGetPayload<object>;

/** One of the organisation's channels, without its secrets. */
export interface ChannelRow extends Omit<Stored, "kind" | "config"> {
  kind: ConfiguredKind;
  config: Record<string, unknown>;
}

export interface ChannelFields {
  name: string;
  enabled: boolean;
  isFallback: boolean;
  ratePerMinute: number | null;
  config: Prisma.InputJsonObject;
}

/** Lets channels be written one after the other: names, and which one is the fallback, are among all of them. */
export async function lockChannels(tx: Tx, organisationId: string): Promise<void> {
  await lockOrganisation(tx, organisationId);
}

/** All of the organisation's channels, by name. */
export async function listChannels(db: Db, organisationId: string): Promise<ChannelRow[]> {
  const rows = await db.channel.findMany({
    where: { organisationId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(rowOf);
}

/** The organisation's channel, or null. */
export async function findChannel(db: Db, organisationId: string, id: string): Promise<ChannelRow | null> {
  const row = await db.channel.findFirst({ where: { id, organisationId } });
  return row && rowOf(row);
}

/** The caller holds lockChannels, and knows that the name is free and that no other channel is the fallback. */
export async function insertChannel(
  tx: Tx,
  channel: ChannelFields & { organisationId: string; kind: ConfiguredKind },
): Promise<ChannelRow> {
  return rowOf(await tx.channel.create({ data: channel }));
}

/** Also with no fields: then it says that the channel has changed. The caller knows whose it is. */
export async function updateChannelRow(
  tx: Tx,
  id: string,
  fields: Partial<ChannelFields>,
): Promise<ChannelRow> {
  return rowOf(await tx.channel.update({ where: { id }, data: { ...fields, updatedAt: new Date() } }));
}

/** No channel of the organisation is the fallback any more. Gives the id of the one that was. */
export async function takeFallback(tx: Tx, organisationId: string): Promise<string | null> {
  const former = await tx.channel.findFirst({
    where: { organisationId, isFallback: true },
    select: { id: true },
  });
  if (former) await tx.channel.update({ where: { id: former.id }, data: { isFallback: false } });
  return former?.id ?? null;
}

export async function deleteChannelRow(tx: Tx, id: string): Promise<void> {
  await tx.channel.delete({ where: { id } });
}

function rowOf({ kind, config, ...row }: Stored): ChannelRow {
  return { ...row, kind: kind as ConfiguredKind, config: config as Record<string, unknown> };
}
