"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useId, type ReactNode } from "react";

interface SectionProps {
  title: string;
  sentence?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

export function Section({ title, sentence, action, children }: SectionProps) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", alignContent: "start", gap: 2 }}
    >
      <Box
        sx={{
          display: "flex",
          alignItems: "flex-end",
          justifyContent: "space-between",
          gap: 2,
          pb: 1,
          borderBottom: 1,
          borderColor: "divider",
        }}
      >
        <Box sx={{ display: "grid", gap: 0.25, minWidth: 0 }}>
          <Typography id={id} variant="h2">
            {title}
          </Typography>
          {sentence && (
            <Typography component="div" variant="body2" color="textSecondary">
              {sentence}
            </Typography>
          )}
        </Box>
        {action}
      </Box>
      {children}
    </Box>
  );
}
