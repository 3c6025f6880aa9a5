"use client";

import Tooltip from "@mui/material/Tooltip";
import { exactTime, zoneName } from "@/components/ui/format-time";
import { useTimeStyle } from "@/components/ui/time-style";
import { useNow } from "@/components/ui/use-now";
import { dayTime } from "./day-time";

/** When a turn begins or ends, in the person's zone. */
export function TurnTime({ at }: { at: string }) {
  const style = useTimeStyle();
  const now = useNow(60_000);
  const moment = new Date(at);
  return (
    <Tooltip title={`${exactTime(at, style)}\n${zoneName(at, style.zone)}`} describeChild>
      <time dateTime={at}>{now === null ? exactTime(at, style) : dayTime(moment, new Date(now), style)}</time>
    </Tooltip>
  );
}
