"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { dayLabel } from "@/components/home/day-label";
import { formatDuration } from "@/components/ui/format-duration";
import { LatencyTable } from "./latency-table";
import { linePaths, topOf, type LatencyDay } from "./latency-scale";

const Frame = styled("div")(({ theme }) => ({
  position: "relative",
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  "& > svg": { position: "absolute", inset: 0, width: "100%", height: "100%", overflow: "visible" },
  "& line": { stroke: theme.vars.palette.line.soft, strokeWidth: 1 },
  "& path": { fill: "none", strokeWidth: 2, strokeLinecap: "round", strokeLinejoin: "round" },
  "& path[data-dots]": { strokeWidth: 6 },
  "& [data-line=p50]": { stroke: theme.vars.palette.running.main },
  "& [data-line=p95]": { stroke: theme.vars.palette.attention.main },
  "& > div": {
    position: "absolute",
    inset: 0,
    display: "grid",
    gridAutoFlow: "column",
    gridAutoColumns: "minmax(0, 1fr)",
  },
  "& > div > span:hover": { backgroundColor: theme.vars.palette.action.hover },
}));

interface LatencyChartProps {
  days: readonly LatencyDay[];
  height: number;
}

/** Lines for the eye, a table for those who do not see them. */
export function LatencyChart({ days, height }: LatencyChartProps) {
  const top = topOf(days);
  const lines = [
    {
      name: "p95",
      ...linePaths(
        days.map(({ p95_ms }) => p95_ms),
        top,
      ),
    },
    {
      name: "p50",
      ...linePaths(
        days.map(({ p50_ms }) => p50_ms),
        top,
      ),
    },
  ];
  return (
    <Box sx={{ display: "grid", gap: 1 }}>
      <Frame aria-hidden style={{ height }}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" focusable="false">
          {[0, 50].map((y) => (
            <line key={y} x1={0} x2={100} y1={y} y2={y} vectorEffect="non-scaling-stroke" />
          ))}
          {lines.map(({ name, line, dots }) => (
            <g key={name} data-line={name}>
              <path d={line} vectorEffect="non-scaling-stroke" />
              <path d={dots} vectorEffect="non-scaling-stroke" data-dots />
            </g>
          ))}
        </svg>
        <Mark value={top} at={0} />
        <Mark value={top / 2} at={50} />
        <div>
          {days.map((day) => (
            <Tooltip key={day.day} title={`${dayLabel(day.day)}\n${describe(day)}`} placement="top">
              <span />
            </Tooltip>
          ))}
        </div>
      </Frame>
      <Box aria-hidden sx={{ display: "flex", justifyContent: "space-between" }}>
        {[days[0], days.at(-1)].map((day, index) => (
          <Typography key={index} variant="caption" color="textSecondary">
            {day && dayLabel(day.day)}
          </Typography>
        ))}
      </Box>
      <LatencyTable days={days} />
    </Box>
  );
}

function Mark({ value, at }: { value: number; at: number }) {
  return (
    <Typography
      component="span"
      variant="caption"
      color="textTertiary"
      sx={{ position: "absolute", left: 0, top: `calc(${at}% + 2px)` }}
    >
      {formatDuration(value)}
    </Typography>
  );
}

function describe({ p50_ms, p95_ms }: LatencyDay): string {
  if (p50_ms === null || p95_ms === null) return "nothing was sent";
  return `half within ${formatDuration(p50_ms)}, 95 of 100 within ${formatDuration(p95_ms)}`;
}
