import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { CodeView } from "@/components/ui/code-view";
import { formatDuration } from "@/components/ui/format-duration";
import { StatusChip } from "@/components/ui/status-chip";
import type { TriedAnswer as Answer } from "@/lib/client/api-reference";
import { stateOfStatus } from "./state-of-status";

export function TriedAnswer({ answer: { status, headers, text, isCut, durationMs } }: { answer: Answer }) {
  const shown = headers.map(([name, value]) => `${name}: ${value}`).join("\n");
  return (
    <Box
      role="region"
      aria-label="The answer"
      aria-live="polite"
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5 }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 1.5 }}>
        <StatusChip state={stateOfStatus(status)} word={String(status)} />
        <Typography variant="body2" color="textSecondary">
          after {formatDuration(durationMs)}
          {isCut && "; the answer goes on, and this is its beginning"}
        </Typography>
      </Box>
      {text !== "" && <CodeView label="Body of the answer" text={indented(text)} />}
      <CodeView label="Headers of the answer" text={shown} maxHeight={200} wraps />
    </Box>
  );
}

/** JSON in lines; anything else as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
