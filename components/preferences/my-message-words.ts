import { capitalised } from "@/components/runs/count-words";
import { wayWords } from "@/components/notifications/notification-words";
import { deciderOf } from "@/lib/core/decide/gate";
import type { SimulatedDecision } from "@/lib/schemas/simulation";
import { untilInWords } from "./describe-quiet";

/** What makes a message wait, as the end of a sentence. */
const waits: Record<string, string> = {
  quiet_hours: "quiet hours",
  snoozed: "your snooze",
  digest: "your digest",
  grouped: "others like it are gathered",
  limit_reached: "the limit of messages is reached",
};

/** “By email, held until 07:00: quiet hours.” */
export function myMessageWords(
  { verdict, reason, channel_kind, channel, held_until, gates }: SimulatedDecision,
  { at, zone, isNow }: { at: string; zone: string; isNow: boolean },
): string {
  const way = channel ? `over “${channel.name}”` : wayWords[channel_kind];
  if (verdict === "send") return `${capitalised(way)}, ${isNow ? "now" : "at once"}.`;
  if (verdict === "skip") return `Not ${way}. ${deciderOf(gates)?.sentence ?? ""}`.trim();
  const until = held_until ? ` until ${untilInWords(new Date(held_until), new Date(at), zone)}` : "";
  const why = waits[reason ?? ""];
  return `${capitalised(way)}, held${until}${why ? `: ${why}` : ""}.`;
}
