import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { Timeline } from "@/components/ui/timeline";
import type { BacktestView } from "@/lib/schemas/trigger";
import { backtestSentence, backtestVerdicts, verdictSentence } from "./backtest-words";

/** The figures, and each event from the newest on. */
export function BacktestResult({ result }: { result: BacktestView }) {
  return (
    <>
      <Typography role="status">{backtestSentence(result)}</Typography>
      {result.data.length > 0 && (
        <Box
          role="region"
          aria-label="Past events that were tried"
          tabIndex={0}
          sx={{ maxHeight: 480, overflowY: "auto" }}
        >
          <Timeline
            label="Past events"
            items={result.data.toReversed().map((event) => ({
              id: event.event_id,
              ...backtestVerdicts[event.verdict],
              title: event.title,
              at: event.at,
              sentence: verdictSentence(event),
            }))}
          />
        </Box>
      )}
    </>
  );
}
