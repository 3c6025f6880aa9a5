import type { DeliveringKindId } from "@/lib/core/channel-kind";
import { email } from "./email";
import { inbox } from "./inbox";
import type { ChannelKind } from "./kind";

/** Every kind that delivers. A configuration passes through its kind's own schema before it is used. */
export const channelRegistry: Record<DeliveringKindId, ChannelKind<unknown>> = { email, inbox };

/** Ends what the kinds keep open; a later send opens it again. */
export async function closeChannels(): Promise<void> {
  await Promise.all(Object.values(channelRegistry).map((kind) => kind.close?.()));
}
