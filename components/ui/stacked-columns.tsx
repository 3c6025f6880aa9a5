"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";

export interface Column {
  key: string;
  label: string;
  /** What the parts are, as the tooltip says it. */
  words: string;
  /** From top to bottom. */
  parts: readonly { state: "failed" | "neutral" | "ok"; value: number }[];
}

const Columns = styled("div")(({ theme }) => ({
  display: "grid",
  gridAutoFlow: "column",
  gridAutoColumns: "minmax(0, 1fr)",
  gap: 4,
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  "& > *": {
    display: "flex",
    flexDirection: "column",
    justifyContent: "flex-end",
    gap: 1,
    borderRadius: "4px 4px 0 0",
  },
  "& > *:hover": { backgroundColor: theme.vars.palette.surface.hover },
  "& i": { display: "block", borderRadius: 2, minHeight: 2 },
  "& i[data-part=ok]": { backgroundColor: theme.vars.palette.ok.main, opacity: 0.55 },
  "& i[data-part=neutral]": { backgroundColor: theme.vars.palette.neutral.line },
  "& i[data-part=failed]": { backgroundColor: theme.vars.palette.failed.main },
  "& b": { display: "block", height: 2, borderRadius: 1, backgroundColor: theme.vars.palette.line.soft },
}));

const heightOf = ({ parts }: Column) => parts.reduce((sum, { value }) => sum + value, 0);

/** Bars for the eye only: put a table beside it for those who do not see them. */
export function StackedColumns({ columns, height }: { columns: readonly Column[]; height: number }) {
  const largest = Math.max(0, ...columns.map(heightOf));
  return (
    <Box sx={{ display: "grid", gap: 1 }} aria-hidden>
      <Columns style={{ height }}>
        {columns.map((column) => (
          <Tooltip key={column.key} title={`${column.label}\n${column.words}`} placement="top">
            <span>
              <ColumnParts column={column} largest={largest} height={height} />
            </span>
          </Tooltip>
        ))}
      </Columns>
      <Box sx={{ display: "flex", justifyContent: "space-between" }}>
        {[columns[0], columns.at(-1)].map((column, index) => (
          <Typography key={index} variant="caption" color="textSecondary">
            {column?.label}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}

function ColumnParts({ column, largest, height }: { column: Column; largest: number; height: number }) {
  const shown = column.parts.filter(({ value }) => value > 0);
  if (shown.length === 0) return <b />;
  return shown.map(({ state, value }) => (
    <i key={state} data-part={state} style={{ height: Math.round((value / largest) * (height - 4)) }} />
  ));
}
