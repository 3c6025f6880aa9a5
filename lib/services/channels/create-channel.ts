import { channelRegistry } from "@/lib/channels/registry";
import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { insertChannel, lockChannels, takeFallback } from "@/lib/db/channels";
import { withTransaction } from "@/lib/db/database";
import { instanceRing } from "@/lib/db/secrets";
import { setTriggersOfChannel } from "@/lib/db/triggers";
import type { ChannelView, CreateChannelInput } from "@/lib/schemas/channel";
import { refuseTakenName } from "../names/refuse-taken-name";
import { auditableChannel } from "./auditable-channel";
import { emptyConfig, mergeConfig } from "./merge-config";
import { readChannelView } from "./read-channels";
import { refuseTooMany } from "./refuse-too-many";
import { openLane, storeSecrets } from "./store-config";

/**
 * Sets a channel up. One that tells the admins about others' trouble takes that from whichever did. Throws
 * InvalidInputError with pointers into `config`, and ConflictError when the name is taken.
 */
export async function createChannel({
  actor,
  input,
}: {
  actor: Actor;
  input: CreateChannelInput;
}): Promise<ChannelView> {
  const { organisationId } = actor;
  const { kind, name, enabled, is_fallback: isFallback } = input;
  const triggers = { eventTypes: input.event_types, fallbackFor: input.fallback_for };
  const { config, secrets } = mergeConfig(channelRegistry[kind], emptyConfig, input.config);
  const ring = await instanceRing();

  return withTransaction(async (tx) => {
    await lockChannels(tx, organisationId);
    await refuseTakenName(tx, "channel", organisationId, { name });
    await refuseTooMany(tx, organisationId);
    const takenFrom = isFallback ? await takeFallback(tx, organisationId) : null;
    const ratePerMinute = input.rate_per_minute ?? null;
    const fields = { name, enabled, isFallback, ratePerMinute, config };
    const row = await insertChannel(tx, { organisationId, kind, ...fields });
    await storeSecrets(tx, row, secrets, ring);
    await setTriggersOfChannel(tx, organisationId, row.id, triggers);
    await openLane(tx, row);
    await recordAudit(tx, actor, {
      action: "channel.create",
      subjectId: row.id,
      after: {
        kind,
        ...auditableChannel(row, triggers),
        secrets: [...secrets.keys()],
        fallback_taken_from: takenFrom ?? undefined,
      },
    });
    return readChannelView(tx, row, ring);
  });
}
