"use client";

import { styled } from "@mui/material/styles";

const Svg = styled("svg")(({ theme }) => ({
  display: "block",
  overflow: "visible",
  "& .area": { fill: theme.vars.palette.neutral.soft },
  "& .line": {
    fill: "none",
    stroke: theme.vars.palette.neutral.main,
    strokeWidth: 1.4,
    strokeLinejoin: "round",
  },
  "& .last": { fill: theme.vars.palette.primary.main },
}));

interface SparklineProps {
  label: string;
  values: readonly number[];
  width?: number;
  height?: number;
}

export function Sparkline({ label, values, width = 120, height = 28 }: SparklineProps) {
  const top = Math.max(...values, 1);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const points = values.map((value, index) => [
    Math.round(index * step * 10) / 10,
    Math.round((height - 2 - (value / top) * (height - 4)) * 10) / 10,
  ]);
  const line = points.map(([x, y]) => `${x},${y}`).join(" ");
  const last = points.at(-1);
  return (
    <Svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      {last && <polygon className="area" points={`0,${height} ${line} ${last[0]},${height}`} />}
      <polyline className="line" points={line} />
      {last && <circle className="last" cx={last[0]} cy={last[1]} r={2.2} />}
    </Svg>
  );
}
