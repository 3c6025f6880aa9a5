import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { DurationText } from "@/components/ui/duration-text";
import { Note } from "@/components/ui/note";
import type { TestResult } from "@/lib/schemas/channel";

/** How a test went, and what to do about it. */
export function TestAnswer({ answer: { ok, text, fix, duration_ms } }: { answer: TestResult }) {
  return (
    <Note state={ok ? "ok" : "failed"}>
      <Box sx={{ display: "grid", gap: 0.5 }}>
        <Typography component="p" variant="h4">
          {ok ? "Accepted" : "Not sent"}
        </Typography>
        <p>{text}</p>
        {fix && <p>{fix}</p>}
        <Typography component="p" variant="caption" color="textSecondary">
          Answered after <DurationText ms={duration_ms} />
        </Typography>
      </Box>
    </Note>
  );
}
