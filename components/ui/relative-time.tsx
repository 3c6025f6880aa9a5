"use client";

import Tooltip from "@mui/material/Tooltip";
import { exactTime, relativeTime, shortTime, zoneName, type Instant } from "./format-time";
import { useNow } from "./use-now";
import { useZone } from "./zone";

export function RelativeTime({ at, zone: given }: { at: Instant | null | undefined; zone?: string }) {
  const now = useNow(10_000);
  const zone = useZone(given);
  if (at === null || at === undefined) return <span>–</span>;
  const shown = now === null ? shortTime(at, zone) : relativeTime(at, now, zone);
  const exact = now === null ? exactTime(at, zone) : `${exactTime(at, zone)}\n${zoneName(at, zone)}`;
  return (
    <Tooltip title={exact} describeChild>
      <time dateTime={new Date(at).toISOString()}>{shown}</time>
    </Tooltip>
  );
}
