import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { CopyButton } from "@/components/ui/copy-button";

/** How a template writes it. */
export function VariableUse({ name }: { name: string }) {
  const written = `{{ vars.${name} }}`;
  return (
    <Box
      component="span"
      sx={{ display: "inline-flex", alignItems: "center", gap: 0.5, minWidth: 0, maxWidth: 1 }}
    >
      <Typography component="span" variant="code" noWrap title={written}>
        {written}
      </Typography>
      <CopyButton text={written} label={`Copy ${written}`} />
    </Box>
  );
}
