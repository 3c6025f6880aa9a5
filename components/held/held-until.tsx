"use client";

import Typography from "@mui/material/Typography";
import { clockTime } from "@/components/runs/format-clock";
import { RelativeTime } from "@/components/ui/relative-time";
import { useTimeStyle } from "@/components/ui/time-style";
import { useNow } from "@/components/ui/use-now";
import type { HeldNotification } from "@/lib/schemas/held";

/** “in 3 h, Mon 08:00 (Europe/Berlin)”: the recipient's clock, for the wait is theirs. */
export function HeldUntil({ held: { held_until, zone: theirs } }: { held: HeldNotification }) {
  const style = useTimeStyle(theirs ?? undefined);
  const now = useNow(60_000);
  if (held_until === null) return <span>–</span>;
  return (
    <Typography component="span" variant="inherit" noWrap>
      <RelativeTime at={held_until} zone={style.zone} />
      {`, ${clockTime(held_until, now, style)} (${style.zone})`}
    </Typography>
  );
}
