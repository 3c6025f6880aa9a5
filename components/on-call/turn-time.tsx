"use client";

import Tooltip from "@mui/material/Tooltip";
import { exactTime, zoneName } from "@/components/ui/format-time";
import { useNow } from "@/components/ui/use-now";
import { useZone } from "@/components/ui/zone";
import { dayTime } from "./day-time";

/** When a turn begins or ends, in the person's zone. */
export function TurnTime({ at }: { at: string }) {
  const zone = useZone();
  const now = useNow(60_000);
  const moment = new Date(at);
  return (
    <Tooltip title={`${exactTime(at, zone)}\n${zoneName(at, zone)}`} describeChild>
      <time dateTime={at}>{now === null ? exactTime(at, zone) : dayTime(moment, new Date(now), zone)}</time>
    </Tooltip>
  );
}
