"use client";

import Tooltip from "@mui/material/Tooltip";
import { exactTime, relativeTime, zoneName, type Instant } from "./format-time";
import { useTimeStyle } from "./time-style";
import { useNow } from "./use-now";

export function ExactTime({ at, zone: given, showZone }: { at: Instant; zone?: string; showZone?: boolean }) {
  const now = useNow(10_000);
  const style = useTimeStyle(given);
  const text = exactTime(at, style);
  return (
    <Tooltip title={now === null ? "" : relativeTime(at, now, style)} describeChild>
      <time dateTime={new Date(at).toISOString()}>
        {showZone ? `${text} ${now === null ? style.zone : zoneName(at, style.zone)}` : text}
      </time>
    </Tooltip>
  );
}
