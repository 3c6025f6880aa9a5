"use client";

import { Figures } from "./figures";
import { formatDuration } from "./format-duration";
import type { Instant } from "./format-time";
import { useNow } from "./use-now";

export function DurationText({ ms, since }: { ms?: number | null; since?: Instant }) {
  if (typeof ms === "number") return <Figures>{formatDuration(ms)}</Figures>;
  if (since !== undefined) return <RunningDuration since={since} />;
  return <span>–</span>;
}

function RunningDuration({ since }: { since: Instant }) {
  const now = useNow(1000);
  if (now === null) return <span>…</span>;
  const wholeSeconds = Math.max(0, Math.floor((now - new Date(since).getTime()) / 1000));
  return <Figures>{wholeSeconds === 0 ? "0s" : formatDuration(wholeSeconds * 1000)}</Figures>;
}
