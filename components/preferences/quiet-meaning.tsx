"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { StateIcon } from "@/components/ui/state-icon";
import { useNow } from "@/components/ui/use-now";
import type { QuietWindow } from "@/lib/core/quiet-grid";
import { quietUntilOfAny, type QuietHours } from "@/lib/core/quiet-hours";
import { describeWindows, untilInWords } from "./describe-quiet";

interface QuietMeaningProps {
  windows: readonly QuietWindow[];
  zone: string;
  criticalPasses: boolean;
}

/** What the chosen hours mean, before they are saved, too. */
export function QuietMeaning({ windows, zone, criticalPasses }: QuietMeaningProps) {
  const now = useNow(30_000);
  const critical = criticalPasses ? "Critical events still come through." : "Critical events wait as well.";
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
        {describeWindows(windows)}
        {windows.length > 0 && ` Messages wait until it ends. ${critical}`}
      </Typography>
      {now !== null && windows.length > 0 && (
        <QuietNow windows={windows.map((window) => ({ ...window, zone }))} zone={zone} now={new Date(now)} />
      )}
    </Box>
  );
}

function QuietNow({ windows, zone, now }: { windows: QuietHours[]; zone: string; now: Date }) {
  const until = quietUntilOfAny(now, windows);
  return (
    <Typography variant="body2" color="textSecondary" sx={{ display: "flex", alignItems: "center", gap: 1 }}>
      <StateIcon state={until ? "attention" : "ok"} />
      {until ? `It is quiet now, until ${untilInWords(until, now, zone)}.` : "It is not quiet now."}
    </Typography>
  );
}
