import type { ChannelKindId } from "@/lib/core/channel-kind";
import { email } from "./email";
import { inbox } from "./inbox";
import type { ChannelKind } from "./kind";

/** Every kind there is. A configuration passes through its kind's own schema before it is used. */
export const channelRegistry: Record<ChannelKindId, ChannelKind<unknown>> = { email, inbox };

/** Ends what the kinds keep open; a later send opens it again. */
export async function closeChannels(): Promise<void> {
  await Promise.all(Object.values(channelRegistry).map((kind) => kind.close?.()));
}
