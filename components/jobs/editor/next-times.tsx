"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useMemo } from "react";
import { shortTime, writtenTime, zoneName } from "@/components/ui/format-time";
import { useTimeStyle } from "@/components/ui/time-style";
import { useNow } from "@/components/ui/use-now";

import { nextTimes, type ScheduleTimes } from "@/lib/core/schedule";

const SHOWN = 5;
const MINUTE_MS = 60_000;

/** When a schedule that can be read is due next, in its zone and in the reader's. */
export function NextTimes({ cron, everySeconds, zone }: ScheduleTimes) {
  const own = useTimeStyle();
  const there = { ...own, zone };
  const now = useNow(MINUTE_MS);
  const times = useMemo(
    () => (now === null ? [] : nextTimes({ cron, everySeconds, zone }, new Date(now), SHOWN)),
    [cron, everySeconds, zone, now],
  );
  const first = times[0];
  if (!first) return null;
  const isElsewhere = times.some((at) => shortTime(at, own) !== shortTime(at, there));
  return (
    <Box>
      <Typography variant="h3" component="h3" sx={{ mb: 0.5 }}>
        The next {SHOWN} times
      </Typography>
      <Box component="ol" sx={{ listStyle: "none", p: 0, m: 0, display: "grid", gap: 0.25 }}>
        {times.map((at) => (
          <Typography
            key={at.getTime()}
            component="li"
            variant="body2"
            sx={{ fontVariantNumeric: "tabular-nums" }}
          >
            {writtenTime(at, there, "weekday")} {shortTime(at, there)}
            {isElsewhere && (
              <Typography component="span" variant="inherit" color="textSecondary">
                {" "}
                · {writtenTime(at, own, "weekday")} {shortTime(at, own)} for you
              </Typography>
            )}
          </Typography>
        ))}
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
        {zoneName(first, zone)}
      </Typography>
    </Box>
  );
}
