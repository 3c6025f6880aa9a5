"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { StateIcon } from "./state-icon";
import type { State } from "./state";

interface NarrowRowProps {
  title: ReactNode;
  detail: ReactNode;
  state?: State;
  word?: string;
  aside?: ReactNode;
}

export function NarrowRow({ title, detail, state, word, aside }: NarrowRowProps) {
  return (
    <Box
      component="span"
      sx={{ display: "flex", gap: 1.25, px: 2, py: 1.25, minHeight: 56, alignItems: "flex-start" }}
    >
      {state && (
        <Box component="span" sx={{ display: "inline-flex", pt: 0.375 }}>
          <StateIcon state={state} label={word} />
        </Box>
      )}
      <Box
        component="span"
        sx={{ flex: 1, minWidth: 0, display: "grid", gridTemplateColumns: "minmax(0, 1fr)" }}
      >
        <Box component="span" sx={{ display: "flex", gap: 1.5, alignItems: "baseline" }}>
          <Typography component="span" variant="h3" noWrap sx={{ flex: 1 }}>
            {title}
          </Typography>
          {aside && (
            <Typography
              component="span"
              variant="caption"
              color="textSecondary"
              sx={{ whiteSpace: "nowrap" }}
            >
              {aside}
            </Typography>
          )}
        </Box>
        <Typography component="span" variant="body2" color="textSecondary" noWrap>
          {detail}
        </Typography>
      </Box>
    </Box>
  );
}
