import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { BrandMark } from "./brand-mark";

export function ShellTitle({ organisation }: { organisation: string }) {
  return (
    <Box component="span" sx={{ display: "flex", alignItems: "center", gap: 1.25, minWidth: 0 }}>
      <BrandMark size={24} />
      <Box component="span" sx={{ display: "grid", minWidth: 0, textAlign: "left" }}>
        <Typography component="span" variant="h3" sx={{ lineHeight: 1.2 }}>
          Runbell
        </Typography>
        <Typography component="span" variant="caption" color="textSecondary" noWrap title={organisation}>
          {organisation}
        </Typography>
      </Box>
    </Box>
  );
}
