import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { CopyButton } from "./copy-button";

/** What can be copied now and is never shown again. */
export function ShownOnce({ text, copyLabel, testId }: { text: string; copyLabel: string; testId: string }) {
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 1,
        pl: 1.5,
        pr: 0.5,
        py: 0.75,
        border: 1,
        borderColor: "divider",
        borderRadius: 1,
        bgcolor: "surface.sunken",
      }}
    >
      <Typography
        component="span"
        variant="code"
        data-testid={testId}
        sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}
      >
        {text}
      </Typography>
      <CopyButton text={text} label={copyLabel} />
    </Box>
  );
}
