"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { formatDuration } from "@/components/ui/format-duration";
import { LatencyTable } from "./latency-table";
import { linePaths, topOf, type LatencyPoint } from "./latency-scale";

const Frame = styled("div")(({ theme }) => ({
  position: "relative",
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  "& > svg": { position: "absolute", inset: 0, width: "100%", height: "100%", overflow: "visible" },
  "& line": { stroke: theme.vars.palette.line.soft, strokeWidth: 1 },
  "& path": { fill: "none", strokeWidth: 2, strokeLinecap: "round", strokeLinejoin: "round" },
  "& path[data-dots]": { strokeWidth: 6 },
  "& [data-line=p50]": { stroke: theme.vars.palette.running.main },
  "& [data-line=p95]": { stroke: theme.vars.palette.attention.main },
  "& rect": { fill: theme.vars.palette.neutral.soft },
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
  points: readonly LatencyPoint[];
  height: number;
  /** What the table is about. */
  caption: string;
  /** Said of a point without a value. */
  nothing: string;
  /** What is usual, in milliseconds: a band behind the lines. */
  usual?: { lowMs: number; highMs: number };
}

/** Lines for the eye, a table for those who do not see them. */
export function LatencyChart({ points, height, caption, nothing, usual }: LatencyChartProps) {
  const top = Math.max(topOf(points), topOf([{ p50_ms: usual?.highMs ?? null, p95_ms: null }]));
  const lines = [
    {
      name: "p95",
      ...linePaths(
        points.map(({ p95_ms }) => p95_ms),
        top,
      ),
    },
    {
      name: "p50",
      ...linePaths(
        points.map(({ p50_ms }) => p50_ms),
        top,
      ),
    },
  ];
  return (
    <Box sx={{ display: "grid", gap: 1 }}>
      <Frame aria-hidden style={{ height }}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" focusable="false">
          {usual && (
            <rect
              x={0}
              width={100}
              y={100 - (100 * usual.highMs) / top}
              height={Math.max(0.5, (100 * (usual.highMs - usual.lowMs)) / top)}
            />
          )}
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
          {points.map((point) => (
            <Tooltip key={point.key} title={`${point.label}\n${describe(point, nothing)}`} placement="top">
              <span />
            </Tooltip>
          ))}
        </div>
      </Frame>
      <Box aria-hidden sx={{ display: "flex", justifyContent: "space-between" }}>
        {[points[0], points.at(-1)].map((point, index) => (
          <Typography key={index} variant="caption" color="textSecondary">
            {point?.label}
          </Typography>
        ))}
      </Box>
      <LatencyTable points={points} caption={caption} />
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

function describe({ p50_ms, p95_ms }: LatencyPoint, nothing: string): string {
  if (p50_ms === null || p95_ms === null) return nothing;
  return `half within ${formatDuration(p50_ms)}, 95 of 100 within ${formatDuration(p95_ms)}`;
}
