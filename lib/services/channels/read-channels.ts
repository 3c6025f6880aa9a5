import { laneOf } from "@/lib/core/lane";
import { NotFoundError } from "@/lib/core/errors";
import { findChannel, type ChannelRow } from "@/lib/db/channels";
import type { Db } from "@/lib/db/database";
import { findHealth } from "@/lib/db/destination-health";
import { listOwnedSecrets } from "@/lib/db/owned-secrets";
import { findTriggersOfChannels } from "@/lib/db/triggers";
import { countWaiting } from "@/lib/db/waiting";
import type { ChannelView } from "@/lib/schemas/channel";
import type { KeyRing } from "@/lib/secrets";
import { viewChannel } from "./channel-view";

/** The lane that a channel's messages wait in. */
export function laneOfChannel({
  organisationId,
  kind,
  id,
}: Pick<ChannelRow, "organisationId" | "kind" | "id">) {
  return laneOf({ organisationId, kind, channelId: id, userId: null });
}

/** Channels of one organisation as the API shows them, with one statement for each thing to know about them. */
export async function readChannelViews(
  db: Db,
  organisationId: string,
  rows: readonly ChannelRow[],
  ring: KeyRing,
): Promise<ChannelView[]> {
  if (rows.length === 0) return [];
  const lanes = rows.map(laneOfChannel);
  // One after the other: in a transaction they share a connection.
  const secretsOf = await listOwnedSecrets(
    db,
    organisationId,
    rows.map(({ id }) => id),
    ring,
  );
  const triggers = await findTriggersOfChannels(db, organisationId);
  const health = await findHealth(db, organisationId, lanes);
  const waiting = await countWaiting(db, lanes);
  const now = new Date();
  return rows.map((row) => {
    const lane = laneOfChannel(row);
    return viewChannel(row, {
      secrets: secretsOf(row.id),
      triggers: triggers.get(row.id) ?? { eventTypes: [], fallbackFor: [] },
      health: health.get(lane) ?? null,
      waiting: waiting.get(lane) ?? 0,
      now,
    });
  });
}

/** One of them. */
export async function readChannelView(db: Db, row: ChannelRow, ring: KeyRing): Promise<ChannelView> {
  const [view] = await readChannelViews(db, row.organisationId, [row], ring);
  if (!view) throw new Error("A channel has no view.");
  return view;
}

/** Throws NotFoundError for what is no channel of the organisation. */
export async function requireChannel(db: Db, organisationId: string, id: string): Promise<ChannelRow> {
  const row = await findChannel(db, organisationId, id);
  if (!row) throw new NotFoundError("channel", id);
  return row;
}
