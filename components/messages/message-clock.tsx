"use client";

import { useNow } from "@/components/ui/use-now";
import { useZone } from "@/components/ui/zone";

/** The time beside a sender's name, as chat programs show it. */
export function MessageClock({ at }: { at?: string }) {
  const now = useNow(60_000);
  const timeZone = useZone();
  if (now === null) return null;
  const clock = new Intl.DateTimeFormat("en", { hour: "numeric", minute: "2-digit", timeZone });
  return clock.format(at === undefined ? now : new Date(at));
}
