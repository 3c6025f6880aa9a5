"use client";

import Tooltip from "@mui/material/Tooltip";
import { exactTime, relativeTime, shortTime, zoneName, type Instant } from "./format-time";
import { useTimeStyle } from "./time-style";
import { useNow } from "./use-now";

export function RelativeTime({ at, zone: given }: { at: Instant | null | undefined; zone?: string }) {
  const now = useNow(10_000);
  const style = useTimeStyle(given);
  if (at === null || at === undefined) return <span>–</span>;
  const shown = now === null ? shortTime(at, style) : relativeTime(at, now, style);
  const exact = now === null ? exactTime(at, style) : `${exactTime(at, style)}\n${zoneName(at, style.zone)}`;
  return (
    <Tooltip title={exact} describeChild>
      <time dateTime={new Date(at).toISOString()}>{shown}</time>
    </Tooltip>
  );
}
