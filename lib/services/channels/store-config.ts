import { channelRegistry } from "@/lib/channels/registry";
import type { ChannelRow } from "@/lib/db/channels";
import type { Tx } from "@/lib/db/database";
import { resetHealth } from "@/lib/db/destination-health";
import { setLaneLimit } from "@/lib/db/lane-buckets";
import { channelSecretField } from "@/lib/db/named-channels";
import { dropSecret, putSecret } from "@/lib/db/secrets";
import type { KeyRing, Secret } from "@/lib/secrets";
import { laneOfChannel } from "./read-channels";

/** Stores the secrets of a channel's configuration; null removes one. */
export async function storeSecrets(
  tx: Tx,
  { organisationId, id: ownerId }: Pick<ChannelRow, "organisationId" | "id">,
  secrets: ReadonlyMap<string, Secret | null>,
  ring: KeyRing,
): Promise<void> {
  for (const [name, value] of secrets) {
    const place = { organisationId, ownerId, field: channelSecretField(name) };
    if (value) await putSecret(tx, place, value, ring);
    else await dropSecret(tx, place);
  }
}

/** Lets a channel's messages go out as its row says now: it is tried at once, at the rate that it may take. */
export async function openLane(tx: Tx, row: ChannelRow): Promise<void> {
  const { organisationId, kind, ratePerMinute } = row;
  const lane = laneOfChannel(row);
  const perMinute = ratePerMinute ?? channelRegistry[kind].ratePerMinute ?? null;
  await setLaneLimit(tx, { organisationId, lane, perMinute });
  await resetHealth(tx, organisationId, lane);
}
