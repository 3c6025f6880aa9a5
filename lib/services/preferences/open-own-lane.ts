import { channelRegistry } from "@/lib/channels/registry";
import { laneOf } from "@/lib/core/lane";
import type { OwnAddressKind } from "@/lib/core/reach";
import type { Tx } from "@/lib/db/database";
import { resetHealth } from "@/lib/db/destination-health";
import { setLaneLimit } from "@/lib/db/lane-buckets";

/** After another address was stored: what waits for the person is tried at once, at the rate that the provider allows. */
export async function openOwnLane(
  tx: Tx,
  { organisationId, userId }: { organisationId: string; userId: string },
  kind: OwnAddressKind,
): Promise<void> {
  const lane = laneOf({ organisationId, kind, channelId: null, userId });
  await setLaneLimit(tx, { organisationId, lane, perMinute: channelRegistry[kind].ratePerMinute ?? null });
  await resetHealth(tx, organisationId, lane);
}
