import { channelRegistry } from "@/lib/channels/registry";
import type { MessageKind } from "@/lib/core/channel-kind";
import type { LoadedChannel } from "@/lib/db/channel-config";

const whenSetUp: Record<MessageKind, string> = {
  email: "a mail server is set up",
  slack: "a Slack channel is set up",
  teams: "a Teams channel is set up",
  webhook: "a webhook is set up",
  sms: "SMS is set up",
};

/** Where a message of this kind goes over the channel, in words. */
export function describeWay(kind: MessageKind, channel: LoadedChannel): string {
  if (channel.kind === "inbox") return `the test inbox, until ${whenSetUp[kind]}`;
  const sending = channelRegistry[channel.kind];
  const parsed = sending.config.safeParse(channel.config);
  return `${sending.label}, ${parsed.success ? sending.describe(parsed.data) : "whose settings cannot be used"}`;
}
