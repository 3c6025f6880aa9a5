import { InvalidInputError, type InputIssue } from "@/lib/core/errors";
import {
  kindOfStep,
  type ChannelStepType,
  type NotifyChannelConfig,
  type StepDefinition,
} from "@/lib/core/step";
import type { Tx } from "@/lib/db/database";
import { findChannelByAddress, findNamedChannel } from "@/lib/db/named-channels";
import { instanceRing } from "@/lib/db/secrets";
import { Secret } from "@/lib/secrets";

type ChannelStep = Extract<StepDefinition, { type: ChannelStepType }>;

/**
 * The steps as they are stored: an address that a channel has gives way to the channel's id, because an address is a
 * secret and a job's steps are shown. Throws InvalidInputError with a pointer for each step whose channel or address is
 * none of the organisation's channels of that kind.
 */
export async function resolveStepChannels(
  tx: Tx,
  organisationId: string,
  steps: readonly StepDefinition[],
): Promise<StepDefinition[]> {
  const issues: InputIssue[] = [];
  const resolved: StepDefinition[] = [];
  for (const [index, step] of steps.entries()) {
    if (!isChannelStep(step)) {
      resolved.push(step);
      continue;
    }
    const { webhook_url: address, ...config } = step.config;
    const id = await findChannelId(tx, organisationId, step);
    if (id !== null) resolved.push({ ...step, config: { ...config, channel_id: id } });
    else if (address === undefined && config.channel_id === undefined) resolved.push(step);
    else issues.push(issueOf(index, step.config));
  }
  if (issues.length > 0)
    throw new InvalidInputError("A step names a channel that is not set up under Channels.", issues);
  return resolved;
}

function isChannelStep(step: StepDefinition): step is ChannelStep {
  return Object.hasOwn(kindOfStep, step.type);
}

/** Null: there is none, or the step names none. */
async function findChannelId(
  tx: Tx,
  organisationId: string,
  { type, config }: ChannelStep,
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

function issueOf(index: number, { webhook_url: address }: NotifyChannelConfig): InputIssue {
  return address === undefined
    ? {
        pointer: `/steps/${index}/config/channel_id`,
        detail: "is no channel of this kind of the organisation",
      }
    : {
        pointer: `/steps/${index}/config/webhook_url`,
        detail: "is no channel's address: set the channel up under Channels and name it by channel_id",
      };
}
