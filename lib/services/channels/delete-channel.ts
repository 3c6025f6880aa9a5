import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { deleteChannelRow, lockChannels } from "@/lib/db/channels";
import { withTransaction } from "@/lib/db/database";
import { dropHealth } from "@/lib/db/destination-health";
import { setLaneLimit } from "@/lib/db/lane-buckets";
import { dropOwnedSecrets } from "@/lib/db/owned-secrets";
import { setTriggersOfChannel } from "@/lib/db/triggers";
import { skipWaiting } from "@/lib/db/waiting";
import { laneOfChannel, requireChannel } from "./read-channels";

/**
 * Deletes a channel with all that is its own, and takes it out of the triggers. What waits for it is skipped, and says why;
 * what was sent stays in the history.
 */
export async function deleteChannel({ actor, id }: { actor: Actor; id: string }): Promise<void> {
  const { organisationId } = actor;
  await withTransaction(async (tx) => {
    await lockChannels(tx, organisationId);
    const row = await requireChannel(tx, organisationId, id);
    const lane = laneOfChannel(row);
    await setTriggersOfChannel(tx, organisationId, id, { eventTypes: [], fallbackFor: [] });
    await deleteChannelRow(tx, id);
    await dropOwnedSecrets(tx, organisationId, id);
    await setLaneLimit(tx, { organisationId, lane, perMinute: null });
    await dropHealth(tx, organisationId, lane);
    // One that is made at this moment is left to the worker, which finds no channel for it.
    const skipped = await skipWaiting(tx, { organisationId, lane, channelId: id });
    const { kind, name, enabled, config } = row;
    await recordAudit(tx, actor, {
      action: "channel.delete",
      subjectId: id,
      before: { kind, name, enabled, config },
      after: { skipped_messages: skipped },
    });
  });
}
