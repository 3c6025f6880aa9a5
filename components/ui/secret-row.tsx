import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

export function SecretRow({ children, actions }: { children: ReactNode; actions: ReactNode }) {
  return (
    <Box
      sx={{
        display: "flex",
        flexWrap: "wrap",
        alignItems: "center",
        justifyContent: "space-between",
        gap: 1,
        minHeight: 36,
        pl: 1.5,
        pr: 0.5,
        border: 1,
        borderColor: "divider",
        borderRadius: 1,
        bgcolor: "surface.sunken",
      }}
    >
      <Typography
        component="span"
        variant="body2"
        sx={{ display: "inline-flex", alignItems: "center", gap: 1 }}
      >
        {children}
      </Typography>
      <span>{actions}</span>
    </Box>
  );
}
