"use client";

import Tooltip from "@mui/material/Tooltip";
import { exactTime, zoneName } from "@/components/ui/format-time";
import { useTimeStyle } from "@/components/ui/time-style";
import { useNow } from "@/components/ui/use-now";
import { clockTime } from "./format-clock";

/** A time that a sentence waits for, in the person's zone: 07:00, Mon 07:00, 3 Feb, 07:00. */
export function ClockTime({ at }: { at: string }) {
  const style = useTimeStyle();
  const now = useNow(60_000);
  return (
    <Tooltip title={`${exactTime(at, style)}\n${zoneName(at, style.zone)}`} describeChild>
      <time dateTime={at}>{clockTime(at, now, style)}</time>
    </Tooltip>
  );
}
