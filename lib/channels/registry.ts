import type { ChannelKindId } from "@/lib/core/channel-kind";
import { discord } from "./discord";
import { email } from "./email";
import { inbox } from "./inbox";
import type { ChannelKind } from "./kind";
import { ntfy } from "./ntfy";
import { pagerduty } from "./pagerduty";
import { slack } from "./slack";
import { sms } from "./sms";
import { teams } from "./teams";
import { telegram } from "./telegram";
import { webhook } from "./webhook";

/** Every kind. A configuration passes through its kind's own schema before it is used. */
export const channelRegistry: Record<ChannelKindId, ChannelKind<unknown>> = {
  email,
  slack,
  teams,
  webhook,
  pagerduty,
  sms,
  discord,
  telegram,
  ntfy,
  inbox,
};

/** Ends what the kinds keep open; a later send opens it again. */
export async function closeChannels(): Promise<void> {
  await Promise.all(Object.values(channelRegistry).map((kind) => kind.close?.()));
}
