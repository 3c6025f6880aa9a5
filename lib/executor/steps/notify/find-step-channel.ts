import type { OwnAddressKind } from "@/lib/core/reach";
import type { NotifyChannelConfig } from "@/lib/core/step";
import type { Tx } from "@/lib/db/database";
import { findChannelByAddress, findNamedChannel } from "@/lib/db/named-channels";
import { instanceRing } from "@/lib/db/secrets";
import { Secret } from "@/lib/secrets";

/** The step's channel, or why it cannot be told, in words that do not repeat an address. Neither: it names none. */
export async function findStepChannel(
  tx: Tx,
  organisationId: string,
  kind: OwnAddressKind,
  { channel_id, webhook_url }: Pick<NotifyChannelConfig, "channel_id" | "webhook_url">,
): Promise<{ channel: { id: string } | null; problem: string | null }> {
  if (channel_id === undefined && webhook_url === undefined) return { channel: null, problem: null };
  const id =
    channel_id ??
    (await findChannelByAddress(
      tx,
      organisationId,
      { kind, address: new Secret(webhook_url ?? "") },
      await instanceRing(),
    ));
  if (id === null)
    return refused(
      "The step names an address that is no channel's: set the channel up under Channels and name it by channel_id.",
    );
  const channel = await findNamedChannel(tx, organisationId, id);
  if (channel?.kind !== kind) return refused("The step's channel was deleted: choose another one.");
  return channel.enabled
    ? { channel, problem: null }
    : refused(`The channel “${channel.name}” is switched off.`);
}

function refused(problem: string) {
  return { channel: null, problem };
}
