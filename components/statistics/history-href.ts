import type { Statistics } from "@/lib/schemas/statistics";

/** The history that a figure counts, from the first day on. */
function hrefOf(filter: Record<string, string>, firstDay: string | null): string {
  const search = new URLSearchParams({ ...filter, ...(firstDay && { from: firstDay }) });
  return `/notifications?${search.toString()}`;
}

export function stateHref(state: string, firstDay: string | null): string {
  return hrefOf({ state }, firstDay);
}

export function channelHref(
  { channel, channel_kind }: Statistics["channels"][number],
  firstDay: string | null,
): string {
  return hrefOf(channel ? { channel_id: channel.id } : { channel_kind }, firstDay);
}

export function reasonHref(
  { state, reason }: Statistics["reasons"][number],
  firstDay: string | null,
): string {
  return hrefOf({ state, reason }, firstDay);
}
