import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { StateIcon } from "./state-icon";
import type { State } from "./state";

/** A remark beside what it is about. */
export function Note({ state, children }: { state: State; children: ReactNode }) {
  return (
    <Box
      sx={{
        display: "flex",
        gap: 1,
        alignItems: "flex-start",
        p: 1.5,
        border: 1,
        borderColor: `${state}.line`,
        borderRadius: 1,
        bgcolor: `${state}.soft`,
      }}
    >
      <Box component="span" sx={{ display: "inline-flex", pt: 0.375 }}>
        <StateIcon state={state} />
      </Box>
      <Typography component="div" variant="body2" sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
        {children}
      </Typography>
    </Box>
  );
}
