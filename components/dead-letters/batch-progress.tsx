"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { formatExactCount } from "@/components/ui/format-count";
import type { BatchWork } from "./use-batches";

/** What one batch does is over before anybody could read about it. */
const WORTH_SHOWING = 500;

/** How far many messages are. The region is always there, so that its text is announced. */
export function BatchProgress({ work, onStop }: { work: BatchWork | null; onStop: () => void }) {
  const isShown = work !== null && work.total > WORTH_SHOWING;
  return (
    <Box role="status" sx={isShown ? { display: "grid", gap: 1, mb: 3 } : undefined}>
      {isShown && (
        <>
          <Box sx={{ display: "flex", alignItems: "center", justifyContent: "space-between", gap: 2 }}>
            <Typography variant="body2">
              {formatExactCount(work.done)} of {formatExactCount(work.total)} messages {work.verb}
              {work.isStopping && ". Stopping after this batch"}
            </Typography>
            <Button size="small" onClick={onStop} disabled={work.isStopping}>
              Stop
            </Button>
          </Box>
          <LinearProgress
            variant="determinate"
            value={Math.min(100, (100 * work.done) / work.total)}
            aria-label={`Messages ${work.verb}`}
          />
        </>
      )}
    </Box>
  );
}
