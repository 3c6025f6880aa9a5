import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { LineDrawing, type DrawingName } from "@/components/ui/line-drawing";
import { BrandMark } from "./brand-mark";

interface MessagePageProps {
  drawing: DrawingName;
  title: string;
  children: ReactNode;
  actions: ReactNode;
}

export function MessagePage({ drawing, title, children, actions }: MessagePageProps) {
  return (
    <Box component="main" sx={{ minHeight: "100dvh", display: "grid", gridTemplateRows: "auto 1fr", p: 3 }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
        <BrandMark />
        <Typography component="p" variant="h3">
          Runbell
        </Typography>
      </Box>
      <Box
        sx={{
          alignSelf: "center",
          justifySelf: "center",
          display: "grid",
          justifyItems: "center",
          textAlign: "center",
          gap: 1.5,
          pb: 8,
        }}
      >
        <LineDrawing name={drawing} />
        <Typography variant="h1">{title}</Typography>
        <Typography component="div" color="textSecondary" sx={{ maxWidth: "52ch", overflowWrap: "anywhere" }}>
          {children}
        </Typography>
        <Box sx={{ display: "flex", gap: 1, mt: 1.5, flexWrap: "wrap", justifyContent: "center" }}>
          {actions}
        </Box>
      </Box>
    </Box>
  );
}
