import { channelRegistry } from "@/lib/channels/registry";
import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import {
  lockChannels,
  takeFallback,
  updateChannelRow,
  type ChannelFields,
  type ChannelRow,
} from "@/lib/db/channels";
import { withTransaction, type Tx } from "@/lib/db/database";
import { listOwnedSecrets } from "@/lib/db/owned-secrets";
import { instanceRing } from "@/lib/db/secrets";
import { findTriggersOfChannels, setTriggersOfChannel, type ChannelTriggers } from "@/lib/db/triggers";
import { nudge } from "@/lib/queue/nudge";
import type { ChannelView, UpdateChannelInput } from "@/lib/schemas/channel";
import type { KeyRing } from "@/lib/secrets";
import { refuseTakenName } from "../names/refuse-taken-name";
import { auditableChannel } from "./auditable-channel";
import { mergeConfig, type MergedConfig } from "./merge-config";
import { readChannelView, requireChannel } from "./read-channels";
import { openLane, storeSecrets } from "./store-config";
import { storedConfigOf } from "./stored-config";

/**
 * Changes a channel; what is left out stays, each field of the configuration as well. Messages that waited because of its
 * settings are due at once. Throws NotFoundError, InvalidInputError with pointers into `config`, and ConflictError when
 * the name is taken.
 */
export async function updateChannel({
  actor,
  id,
  input,
}: {
  actor: Actor;
  id: string;
  input: UpdateChannelInput;
}): Promise<ChannelView> {
  const { organisationId } = actor;
  const ring = await instanceRing();
  const view = await withTransaction(async (tx) => {
    await lockChannels(tx, organisationId);
    const before = await requireChannel(tx, organisationId, id);
    if (input.name !== undefined)
      await refuseTakenName(tx, "channel", organisationId, { name: input.name, exceptId: id });

    const merged = await mergeStored(tx, before, input, ring);
    const takenFrom = input.is_fallback && !before.isFallback ? await takeFallback(tx, organisationId) : null;
    const after = await updateChannelRow(tx, id, {
      ...fieldsOf(input),
      ...(merged && { config: merged.config }),
    });
    if (merged) await storeSecrets(tx, after, merged.secrets, ring);
    const triggers = await changeTriggers(tx, before, input);
    await openLane(tx, after);
    await recordAudit(tx, actor, {
      action: "channel.update",
      subjectId: id,
      before: auditableChannel(before, triggers.before),
      after: {
        ...auditableChannel(after, triggers.after),
        secrets: merged ? secretChanges(merged) : undefined,
        fallback_taken_from: takenFrom ?? undefined,
      },
    });
    return readChannelView(tx, after, ring);
  });
  nudge("notifications");
  return view;
}

/** Null when nothing depends on the configuration: a channel whose settings are broken can still be renamed or left off. */
async function mergeStored(
  tx: Tx,
  row: ChannelRow,
  { config, enabled }: UpdateChannelInput,
  ring: KeyRing,
): Promise<MergedConfig | null> {
  const isSwitchedOn = enabled === true && !row.enabled;
  if (config === undefined && !isSwitchedOn) return null;
  const kind = channelRegistry[row.kind];
  const secretsOf = await listOwnedSecrets(tx, row.organisationId, [row.id], ring);
  return mergeConfig(kind, storedConfigOf(kind.fields, row, secretsOf(row.id)), config ?? {});
}

function fieldsOf(input: UpdateChannelInput): Partial<ChannelFields> {
  const { name, enabled, is_fallback: isFallback, rate_per_minute: ratePerMinute } = input;
  return { name, enabled, isFallback, ratePerMinute };
}

async function changeTriggers(tx: Tx, { organisationId, id }: ChannelRow, input: UpdateChannelInput) {
  const none: ChannelTriggers = { eventTypes: [], fallbackFor: [] };
  const before = (await findTriggersOfChannels(tx, organisationId)).get(id) ?? none;
  const after = {
    eventTypes: input.event_types ?? before.eventTypes,
    fallbackFor: input.fallback_for ?? before.fallbackFor,
  };
  const isGiven = input.event_types !== undefined || input.fallback_for !== undefined;
  if (isGiven) await setTriggersOfChannel(tx, organisationId, id, after);
  return { before, after };
}

/** What became of secrets, by the names of their fields. */
function secretChanges({ secrets, dropped }: MergedConfig): Record<string, string> {
  return Object.fromEntries(
    [...secrets].map(([name, value]) => [
      name,
      value ? "changed" : dropped.includes(name) ? "dropped, as messages go elsewhere" : "removed",
    ]),
  );
}
