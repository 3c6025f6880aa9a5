"use client";

import Tooltip from "@mui/material/Tooltip";
import { exactTime, relativeTime, zoneName, type Instant } from "./format-time";
import { useNow } from "./use-now";
import { useZone } from "./zone";

export function ExactTime({ at, zone: given, showZone }: { at: Instant; zone?: string; showZone?: boolean }) {
  const now = useNow(10_000);
  const zone = useZone(given);
  const text = exactTime(at, zone);
  return (
    <Tooltip title={now === null ? "" : relativeTime(at, now, zone)} describeChild>
      <time dateTime={new Date(at).toISOString()}>
        {showZone ? `${text} ${now === null ? zone : zoneName(at, zone)}` : text}
      </time>
    </Tooltip>
  );
}
