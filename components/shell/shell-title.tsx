import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { BrandMark } from "./brand-mark";

export function ShellTitle({ organisation }: { organisation: string }) {
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 1.25, minWidth: 0 }}>
      <BrandMark size={24} />
      <Box sx={{ minWidth: 0 }}>
        <Typography component="p" variant="h3" sx={{ lineHeight: 1.2 }}>
          Runbell
        </Typography>
        <Typography component="p" variant="caption" color="textSecondary" noWrap title={organisation}>
          {organisation}
        </Typography>
      </Box>
    </Box>
  );
}
