"use client";

import { styled } from "@mui/material/styles";
import type { State } from "./state";

export interface RunBar {
  id: string;
  state: State;
  word: string;
  label?: string;
}

/** Height repeats what the colour says: the worse, the taller. */
const Bars = styled("span")(({ theme }) => ({
  display: "inline-flex",
  alignItems: "flex-end",
  gap: 2,
  height: 20,
  verticalAlign: "middle",
  "& > span": {
    width: 4,
    borderRadius: 1.5,
    height: "50%",
    backgroundColor: theme.vars.palette.ok.main,
    opacity: 0.55,
  },
  "& > [data-state=neutral]": { height: "20%", backgroundColor: theme.vars.palette.line.strong, opacity: 1 },
  "& > [data-state=attention]": {
    height: "75%",
    backgroundColor: theme.vars.palette.attention.main,
    opacity: 1,
  },
  "& > [data-state=failed]": { height: "100%", backgroundColor: theme.vars.palette.failed.main, opacity: 1 },
  "& > [data-state=running]": {
    backgroundColor: "transparent",
    border: `1px solid ${theme.vars.palette.running.main}`,
    opacity: 1,
  },
}));

function spoken(bars: readonly RunBar[]): string {
  if (bars.length === 0) return "No runs yet";
  const counts = new Map<string, number>();
  for (const { word } of bars) counts.set(word, (counts.get(word) ?? 0) + 1);
  const parts = [...counts].map(([word, count]) => `${count} ${word.toLowerCase()}`);
  return `Last ${bars.length} runs: ${parts.join(", ")}. Latest: ${bars.at(-1)?.word.toLowerCase()}`;
}

/** Oldest first. */
export function RunBars({ runs, max = 24 }: { runs: readonly RunBar[]; max?: number }) {
  const shown = runs.slice(-max);
  return (
    <Bars role="img" aria-label={spoken(shown)}>
      {Array.from({ length: Math.max(0, max - shown.length) }, (_, index) => (
        <span key={`none-${index}`} data-state="neutral" />
      ))}
      {shown.map((run) => (
        <span
          key={run.id}
          data-state={run.state}
          title={run.label ? `${run.word}\n${run.label}` : run.word}
        />
      ))}
    </Bars>
  );
}
