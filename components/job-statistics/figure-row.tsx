"use client";

import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { Figures } from "@/components/ui/figures";

const Row = styled("dl")(({ theme }) => ({
  margin: 0,
  display: "grid",
  gridTemplateColumns: "repeat(auto-fit, minmax(132px, 1fr))",
  gap: theme.spacing(2.5, 3),
  "& > div": { display: "grid", alignContent: "start", gap: 2, minWidth: 0 },
  "& dd": { margin: 0 },
}));

export interface FigureItem {
  label: string;
  value: ReactNode;
  /** What it compares with. */
  detail?: ReactNode;
  state?: "failed";
}

/** A few figures that say how it stands. */
export function FigureRow({ items }: { items: FigureItem[] }) {
  return (
    <Row>
      {items.map(({ label, value, detail, state }) => (
        <div key={label}>
          <Typography component="dt" variant="body2" color="textSecondary">
            {label}
          </Typography>
          <Typography component="dd" variant="h1" sx={state ? { color: `${state}.main` } : undefined}>
            <Figures>{value}</Figures>
          </Typography>
          {detail && (
            <Typography component="dd" variant="caption" color="textSecondary">
              {detail}
            </Typography>
          )}
        </div>
      ))}
    </Row>
  );
}
