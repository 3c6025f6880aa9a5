"use client";

import { styled } from "@mui/material/styles";

const drawings = {
  bell: {
    lines: ["M43 58V42a17 17 0 0 1 34 0v16l6 7H37z", "M60 25v-6", "M54 70a6 6 0 0 0 12 0"],
    accent: ["M33 34a27 27 0 0 1 7-13", "M87 34a27 27 0 0 0-7-13"],
  },
  list: {
    lines: [
      "M30 14h60a4 4 0 0 1 4 4v48a4 4 0 0 1-4 4H30a4 4 0 0 1-4-4V18a4 4 0 0 1 4-4z",
      "M50 42h32",
      "M50 56h24",
      "M36 42h4",
      "M36 56h4",
    ],
    accent: ["M36 28l2.5 2.5 5-5", "M50 28h28"],
  },
  inbox: {
    lines: ["M50 24H40l-10 23v19a3 3 0 0 0 3 3h54a3 3 0 0 0 3-3V47L80 24H70", "M30 47h18l4 9h16l4-9h18"],
    accent: ["M60 12v26", "M52 31l8 8 8-8"],
  },
  search: {
    lines: ["M54 16a20 20 0 1 0 0 40 20 20 0 0 0 0-40z", "M69 51l16 17"],
    accent: ["M44 36h20"],
  },
  key: {
    lines: ["M40 25a15 15 0 1 0 0 30 15 15 0 0 0 0-30z", "M55 40h41v9", "M84 40v7"],
    accent: ["M40 35a5 5 0 1 0 0 10 5 5 0 0 0 0-10z"],
  },
  clock: {
    lines: ["M60 14a27 27 0 1 0 0 54 27 27 0 0 0 0-54z", "M60 18v3M60 61v3M37 41h3M80 41h3"],
    accent: ["M60 27v14l10 7"],
  },
  people: {
    lines: ["M48 16a11 11 0 1 0 0 22 11 11 0 0 0 0-22z", "M27 68a21 21 0 0 1 42 0z"],
    accent: ["M77 26a8 8 0 1 0 0 16 8 8 0 0 0 0-16z", "M76 50a16 16 0 0 1 17 18H78"],
  },
  lost: {
    lines: ["M24 66c22 4 12-24 32-24s10 14 24 8", "M24 62a4 4 0 1 0 0 8 4 4 0 0 0 0-8z"],
    accent: ["M88 38l10 10M98 38l-10 10"],
  },
  broken: {
    lines: ["M16 42h16M32 32h10a10 10 0 0 1 0 20H32z", "M104 42H88", "M88 32H78a10 10 0 0 0 0 20h10z"],
    accent: ["M58 26l4-10M66 30l8-8M56 58l-3 9"],
  },
} as const;

export type DrawingName = keyof typeof drawings;

const Drawing = styled("svg")(({ theme }) => ({
  fill: "none",
  strokeWidth: 1.6,
  strokeLinecap: "round",
  strokeLinejoin: "round",
  stroke: theme.vars.palette.text.disabled,
  "& .accent": { stroke: theme.vars.palette.primary.main },
}));

export function LineDrawing({ name }: { name: DrawingName }) {
  const { lines, accent } = drawings[name];
  return (
    <Drawing viewBox="0 0 120 80" width={120} height={80} aria-hidden focusable="false">
      {lines.map((path) => (
        <path key={path} d={path} />
      ))}
      {accent.map((path) => (
        <path key={path} d={path} className="accent" />
      ))}
    </Drawing>
  );
}
