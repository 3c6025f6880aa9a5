"use client";

import { styled } from "@mui/material/styles";
import { useNow } from "@/components/ui/use-now";
import type { RunStepView, RunView } from "@/lib/schemas/run";
import { stepStates } from "./run-status";
import { stepSpan } from "./step-span";

const Track = styled("span")(({ theme }) => ({
  display: "block",
  position: "relative",
  height: 4,
  margin: theme.spacing(0.75, 0, 0.5),
  borderRadius: 2,
  overflow: "hidden",
  backgroundColor: theme.vars.palette.line.soft,
  "& > span": { position: "absolute", insetBlock: 0, minWidth: 3, borderRadius: 2 },
  "& > [data-state=ok]": { backgroundColor: theme.vars.palette.ok.main, opacity: 0.55 },
  "& > [data-state=failed]": { backgroundColor: theme.vars.palette.failed.main },
  "& > [data-state=running]": { backgroundColor: theme.vars.palette.running.main },
  "& > [data-state=neutral]": { backgroundColor: theme.vars.palette.line.strong },
}));

/** When in the run the step ran, and for how long: the line's words stand beside it. */
export function StepBar({ run, step }: { run: RunView; step: RunStepView }) {
  const now = useNow(1000);
  const span = now === null ? null : stepSpan(run, step, now);
  if (!span) return null;
  const left = Math.min(span.left, 99);
  return (
    <Track aria-hidden>
      <span
        data-state={stepStates[step.status].state}
        style={{ left: `${left}%`, width: `${Math.min(span.width, 100 - left)}%` }}
      />
    </Track>
  );
}
