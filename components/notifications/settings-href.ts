import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { NotificationView } from "@/lib/schemas/notification";

/** Of the kinds that have one page of settings instead of channels. */
const pages: Partial<Record<ChannelKindId, string>> = { email: "/settings/email", inbox: "/settings/email" };

/** Where it is set how a message goes out; null for a person's own address, which only they can set. */
export function settingsHref({
  channel,
  channel_kind,
}: Pick<NotificationView, "channel" | "channel_kind">): string | null {
  return channel ? `/channels/${channel.id}` : (pages[channel_kind] ?? null);
}
