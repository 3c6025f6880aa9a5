import { InvalidInputError, type InputIssue } from "@/lib/core/errors";
import { actionsOf, changeActions } from "@/lib/core/notify-action";
import {
  kindOfStep,
  type ChannelStepType,
  type NotifyAction,
  type NotifyChannelConfig,
  type StepDefinition,
} from "@/lib/core/step";
import type { Tx } from "@/lib/db/database";
import { findChannelByAddress, findNamedChannel } from "@/lib/db/named-channels";
import { instanceRing } from "@/lib/db/secrets";
import { Secret } from "@/lib/secrets";

type ChannelAction = Extract<NotifyAction, { type: ChannelStepType }>;

/**
 * The steps as they are stored: an address that a channel has gives way to the channel's id, because an address is a
 * secret and a job's steps are shown. Throws InvalidInputError with a pointer for each step, or branch of one, whose
 * channel or address is none of the organisation's channels of that kind.
 */
export async function resolveStepChannels(
  tx: Tx,
  organisationId: string,
  steps: readonly StepDefinition[],
): Promise<StepDefinition[]> {
  const issues: InputIssue[] = [];
  const resolved: StepDefinition[] = [];
  for (const [index, step] of steps.entries()) {
    const channels = new Map<string, string>();
    for (const { action, pointer } of actionsOf(step)) {
      if (!isChannelAction(action)) continue;
      const { webhook_url: address, channel_id: named } = action.config;
      const id = await findChannelId(tx, organisationId, action);
      if (id !== null) channels.set(pointer, id);
      else if (address !== undefined || named !== undefined)
        issues.push(issueOf(`/steps/${index}${pointer}`, action.config));
    }
    resolved.push(
      changeActions(step, (action, pointer) => {
        const id = channels.get(pointer);
        return id !== undefined && isChannelAction(action) ? withChannel(action, id) : action;
      }),
    );
  }
  if (issues.length > 0)
    throw new InvalidInputError("A step names a channel that is not set up under Channels.", issues);
  return resolved;
}

function isChannelAction(action: NotifyAction): action is ChannelAction {
  return Object.hasOwn(kindOfStep, action.type);
}

function withChannel({ type, config }: ChannelAction, id: string): NotifyAction {
  const { webhook_url: _, ...rest } = config;
  return { type, config: { ...rest, channel_id: id } };
}

/** Null: there is none, or the action names none. */
async function findChannelId(
  tx: Tx,
  organisationId: string,
  { type, config }: ChannelAction,
): Promise<string | null> {
  const kind = kindOfStep[type];
  if (config.webhook_url !== undefined)
    return findChannelByAddress(
      tx,
      organisationId,
      { kind, address: new Secret(config.webhook_url) },
      await instanceRing(),
    );
  if (config.channel_id === undefined) return null;
  const channel = await findNamedChannel(tx, organisationId, config.channel_id);
  return channel?.kind === kind ? channel.id : null;
}

function issueOf(pointer: string, { webhook_url: address }: NotifyChannelConfig): InputIssue {
  return address === undefined
    ? { pointer: `${pointer}/channel_id`, detail: "is no channel of this kind of the organisation" }
    : {
        pointer: `${pointer}/webhook_url`,
        detail: "is no channel's address: set the channel up under Channels and name it by channel_id",
      };
}
