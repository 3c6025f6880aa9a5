import { countOf } from "@/components/runs/count-words";
import { eventTypes } from "@/lib/core/event";
import type { ChannelView } from "@/lib/schemas/channel";

/** “3 kinds of events, stands in for 2”. */
export function toldWords({
  event_types,
  fallback_for,
}: Pick<ChannelView, "event_types" | "fallback_for">): string {
  const told = amountOf(event_types.length);
  const standsIn = fallback_for.length > 0 ? `stands in for ${fallback_for.length}` : null;
  if (told === null) return standsIn ?? "none";
  return standsIn === null ? told : `${told}, ${standsIn}`;
}

function amountOf(count: number): string | null {
  if (count === 0) return null;
  return count === eventTypes.length ? "all events" : countOf(count, "kind of events", "kinds of events");
}
