import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { SunkenRow } from "./sunken-row";

export function SecretRow({ children, actions }: { children: ReactNode; actions: ReactNode }) {
  return (
    <SunkenRow sx={{ flexWrap: "wrap", justifyContent: "space-between", minHeight: 36 }}>
      <Typography
        component="span"
        variant="body2"
        sx={{ display: "inline-flex", alignItems: "center", gap: 1 }}
      >
        {children}
      </Typography>
      <span>{actions}</span>
    </SunkenRow>
  );
}
