const waitingStates = ["queued", "sending", "retrying", "held"];

/** The history of a channel: all of its messages, or those that wait. */
export function messagesHref(channelId: string, which: "all" | "waiting" = "all"): string {
  const state = which === "waiting" ? `&state=${waitingStates.join(",")}` : "";
  return `/notifications?channel_id=${channelId}${state}`;
}
