import { channelRegistry } from "@/lib/channels/registry";
import type { MessageKind } from "@/lib/core/channel-kind";
import type { LoadedChannel } from "@/lib/db/channel-config";

/** When another way opens; null: people have no address of that kind. */
const whenSetUp: Record<MessageKind, string | null> = {
  email: "a mail server is set up",
  slack: "your preferences have a Slack address",
  teams: "your preferences have a Teams address",
  webhook: "your preferences have a webhook",
  sms: null,
};

/** Where a message of this kind goes over the channel, in words. */
export function describeWay(kind: MessageKind, channel: LoadedChannel): string {
  if (channel.kind === "inbox")
    return whenSetUp[kind] === null ? "the test inbox" : `the test inbox, until ${whenSetUp[kind]}`;
  const sending = channelRegistry[channel.kind];
  const parsed = sending.config.safeParse(channel.config);
  return `${sending.label}, ${parsed.success ? sending.describe(parsed.data) : "whose settings cannot be used"}`;
}
