"use client";

import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import type { RunView } from "@/lib/schemas/run";
import { runStates } from "./run-status";
import { StatusChip } from "@/components/ui/status-chip";

/** The attempts of the same run, in a row; nothing when there is only this one. */
export function RunAttempts({ run }: { run: RunView }) {
  if (run.attempts.length === 0) return null;
  return (
    <Box
      component="nav"
      aria-label="Attempts"
      sx={{ display: "flex", flexWrap: "wrap", columnGap: 2.5, rowGap: 1, mb: 3, mt: -1 }}
    >
      {run.attempts.map(({ id, attempt, status }) => {
        const isThis = id === run.id;
        return (
          <Box key={id} component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 1 }}>
            <Link
              href={`/runs/${id}`}
              color={isThis ? "textPrimary" : "textSecondary"}
              underline={isThis ? "none" : "hover"}
              aria-current={isThis ? "page" : undefined}
              sx={isThis ? { fontWeight: "fontWeightMedium" } : undefined}
            >
              Attempt {attempt}
            </Link>
            <StatusChip {...runStates[status]} />
          </Box>
        );
      })}
    </Box>
  );
}
