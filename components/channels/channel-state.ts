import type { StateWord } from "@/components/runs/run-status";
import type { ChannelView, HealthOfDestination } from "@/lib/schemas/channel";

export const healthStates: Record<HealthOfDestination["state"], StateWord> = {
  unused: { state: "neutral", word: "Not used yet" },
  ok: { state: "ok", word: "Works" },
  failing: { state: "attention", word: "Failing" },
  closed: { state: "failed", word: "Paused" },
};

/** What to know first: a channel that is off, or cannot be used, is not well, however its last message went. */
export function channelState({
  enabled,
  problem,
  health,
}: Pick<ChannelView, "enabled" | "problem" | "health">): StateWord {
  if (!enabled) return { state: "neutral", word: "Switched off" };
  if (problem !== null) return { state: "failed", word: "Not usable" };
  return healthStates[health.state];
}
