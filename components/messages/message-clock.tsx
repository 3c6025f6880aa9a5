"use client";

import { writtenTime } from "@/components/ui/format-time";
import { useTimeStyle } from "@/components/ui/time-style";
import { useNow } from "@/components/ui/use-now";

/** The time beside a sender's name, as chat programs show it. */
export function MessageClock({ at }: { at?: string }) {
  const now = useNow(60_000);
  const style = useTimeStyle();
  if (now === null) return null;
  return writtenTime(at ?? now, style, "clock");
}
