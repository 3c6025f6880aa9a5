"use client";

import Tooltip from "@mui/material/Tooltip";
import { exactTime, zoneName } from "@/components/ui/format-time";
import { useNow } from "@/components/ui/use-now";
import { useZone } from "@/components/ui/zone";
import { whenWords } from "./when-words";

/** When a job is due next, in the person's zone. */
export function NextRun({ at }: { at: string }) {
  const now = useNow(60_000);
  const zone = useZone();
  if (now === null) return <span>…</span>;
  return (
    <Tooltip title={`${exactTime(at, zone)}\n${zoneName(at, zone)}`} describeChild>
      <time dateTime={at}>{whenWords(at, now, zone)}</time>
    </Tooltip>
  );
}
