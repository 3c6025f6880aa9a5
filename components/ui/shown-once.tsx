import Typography from "@mui/material/Typography";
import { CopyButton } from "./copy-button";
import { SunkenRow } from "./sunken-row";

/** What can be copied now and is never shown again. */
export function ShownOnce({ text, copyLabel, testId }: { text: string; copyLabel: string; testId: string }) {
  return (
    <SunkenRow sx={{ py: 0.75 }}>
      <Typography
        component="span"
        variant="code"
        data-testid={testId}
        sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}
      >
        {text}
      </Typography>
      <CopyButton text={text} label={copyLabel} />
    </SunkenRow>
  );
}
