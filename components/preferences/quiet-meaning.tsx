"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { StateIcon } from "@/components/ui/state-icon";
import { useNow } from "@/components/ui/use-now";
import { quietUntil, type QuietHours } from "@/lib/core/quiet-hours";
import { describeQuiet, untilInWords } from "./describe-quiet";
import type { PreferenceValues } from "./preference-values";

/** What the chosen hours mean, before they are saved, too. */
export function QuietMeaning({ values }: { values: PreferenceValues }) {
  const now = useNow(30_000);
  const {
    quiet_hours_start: start,
    quiet_hours_end: end,
    quiet_days: days,
    timezone: zone,
    critical_bypass,
  } = values;
  if (!start || !end || start === end || days.length === 0 || !zone) return null;
  const quiet: QuietHours = { start, end, days, zone };
  return (
    <Box
      role="status"
      sx={{
        display: "grid",
        gap: 0.5,
        p: 1.5,
        border: 1,
        borderColor: "divider",
        borderRadius: 1,
        bgcolor: "surface.sunken",
      }}
    >
      <Typography>
        {describeQuiet(quiet)}{" "}
        {critical_bypass ? "Critical events still come through." : "Critical events wait as well."}
      </Typography>
      {now !== null && <QuietNow quiet={quiet} now={new Date(now)} />}
    </Box>
  );
}

function QuietNow({ quiet, now }: { quiet: QuietHours; now: Date }) {
  const until = quietUntil(now, quiet);
  return (
    <Typography variant="body2" color="textSecondary" sx={{ display: "flex", alignItems: "center", gap: 1 }}>
      <StateIcon state={until ? "attention" : "ok"} />
      {until
        ? `It is quiet now, until ${untilInWords(until, now, quiet.zone)}.`
        : "It is not quiet now: a message would come at once."}
    </Typography>
  );
}
