import Box from "@mui/material/Box";

type LegendColor = "ok.main" | "neutral.line" | "failed.main" | "running.main" | "attention.main";

/** A colour of a chart and its word. */
export function LegendEntry({ color, label, faint }: { color: LegendColor; label: string; faint?: boolean }) {
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 0.75, mr: 2 }}>
      <Box
        component="span"
        aria-hidden
        sx={{ width: 8, height: 8, borderRadius: "2px", bgcolor: color, opacity: faint ? 0.55 : 1 }}
      />
      {label}
    </Box>
  );
}
