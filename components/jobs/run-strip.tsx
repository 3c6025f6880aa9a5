"use client";

import { styled } from "@mui/material/styles";
import Tooltip from "@mui/material/Tooltip";
import { useRef, useState, type KeyboardEvent } from "react";
import { NextLink } from "@/components/theme/next-link";
import { runStates } from "@/components/runs/run-status";
import { formatDuration } from "@/components/ui/format-duration";
import { shortTime, type TimeStyle } from "@/components/ui/format-time";
import { useTimeStyle } from "@/components/ui/time-style";
import type { LastRun } from "./last-run";

const LEAST_PERCENT = 12;

const Strip = styled("ul")(({ theme }) => ({
  display: "flex",
  alignItems: "flex-end",
  gap: 3,
  height: 56,
  margin: 0,
  padding: 0,
  listStyle: "none",
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  "& > li": { flex: "1 1 0", maxWidth: 20, height: "100%", display: "flex" },
  "& a": { display: "flex", alignItems: "flex-end", width: "100%", height: "100%", borderRadius: 3 },
  "& a:hover": { backgroundColor: theme.vars.palette.surface.hover },
  "& a > span": {
    display: "block",
    width: "100%",
    borderRadius: "3px 3px 0 0",
    backgroundColor: theme.vars.palette.ok.main,
    opacity: 0.55,
  },
  "& a > [data-state=neutral]": { backgroundColor: theme.vars.palette.line.strong, opacity: 1 },
  "& a > [data-state=failed]": { backgroundColor: theme.vars.palette.failed.main, opacity: 1 },
  "& a > [data-state=running]": {
    backgroundColor: "transparent",
    border: `1px solid ${theme.vars.palette.running.main}`,
    borderBottom: 0,
    opacity: 1,
  },
}));

/** The last runs, oldest first: as high as they took long, each leads to its run. One stop for Tab, arrows go on. */
export function RunStrip({ runs }: { runs: readonly LastRun[] }) {
  const style = useTimeStyle();
  const list = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState(runs.length - 1);
  const longest = Math.max(1, ...runs.map(({ execution_time_ms }) => execution_time_ms ?? 0));
  const current = Math.min(Math.max(0, stop), runs.length - 1);

  const move = (event: KeyboardEvent) => {
    const to = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: runs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll("a")[Math.min(Math.max(0, to), runs.length - 1)]?.focus();
  };

  return (
    <Strip ref={list} aria-label={`Last ${runs.length} runs, oldest first`} onKeyDown={move}>
      {runs.map((run, index) => {
        const words = describe(run, style);
        const share = (run.execution_time_ms ?? 0) / longest;
        return (
          <li key={run.id}>
            <Tooltip title={words} placement="top">
              <NextLink
                href={`/runs/${run.id}`}
                prefetch={false}
                aria-label={words.replace("\n", ", ")}
                tabIndex={index === current ? 0 : -1}
                onFocus={() => setStop(index)}
              >
                <span
                  data-state={runStates[run.status].state}
                  style={{ height: `${Math.max(LEAST_PERCENT, Math.round(share * 100))}%` }}
                />
              </NextLink>
            </Tooltip>
          </li>
        );
      })}
    </Strip>
  );
}

function describe({ status, started_at, execution_time_ms }: LastRun, style: TimeStyle): string {
  const took = execution_time_ms === null ? "" : ` after ${formatDuration(execution_time_ms)}`;
  return `${runStates[status].word}${took}\n${started_at ? shortTime(started_at, style) : "not started"}`;
}
