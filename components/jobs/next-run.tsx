"use client";

import Tooltip from "@mui/material/Tooltip";
import { exactTime, zoneName } from "@/components/ui/format-time";
import { useTimeStyle } from "@/components/ui/time-style";
import { useNow } from "@/components/ui/use-now";
import { whenWords } from "./when-words";

/** When a job is due next, in the person's zone. */
export function NextRun({ at }: { at: string }) {
  const now = useNow(60_000);
  const style = useTimeStyle();
  if (now === null) return <span>…</span>;
  return (
    <Tooltip title={`${exactTime(at, style)}\n${zoneName(at, style.zone)}`} describeChild>
      <time dateTime={at}>{whenWords(at, now, style)}</time>
    </Tooltip>
  );
}
