import Box from "@mui/material/Box";
import type { ReactNode } from "react";

export function NotifyFieldsFrame({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Box id={id} sx={{ display: "grid", gap: 2.5, gridTemplateColumns: "minmax(0, 1fr)" }}>
      {children}
    </Box>
  );
}
