import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { LineDrawing, type DrawingName } from "./line-drawing";

interface EmptyStateProps {
  drawing: DrawingName;
  sentence: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ drawing, sentence, action }: EmptyStateProps) {
  return (
    <Box
      sx={{
        display: "grid",
        alignContent: "start",
        justifyItems: "center",
        textAlign: "center",
        gap: 2,
        px: 2,
        py: 5,
      }}
    >
      <LineDrawing name={drawing} />
      <Typography component="p" color="textSecondary" sx={{ maxWidth: "44ch" }}>
        {sentence}
      </Typography>
      {action}
    </Box>
  );
}
