"use client";

import { styled } from "@mui/material/styles";
import type { ReactNode } from "react";

const List = styled("dl")(({ theme }) => ({
  ...theme.typography.body2,
  margin: 0,
  display: "grid",
  gridTemplateColumns: "fit-content(45%) minmax(0, 1fr)",
  columnGap: theme.spacing(3),
  "& dt": { color: theme.vars.palette.text.secondary, padding: theme.spacing(0.75, 0), minWidth: 96 },
  "& dd": { padding: theme.spacing(0.75, 0), minWidth: 0, overflowWrap: "anywhere" },
  "&[data-ruled] > :is(dt, dd):not(:nth-of-type(1))": {
    borderTop: `1px solid ${theme.vars.palette.line.soft}`,
  },
  "&[data-ruled]": { columnGap: 0, "& dt": { paddingRight: theme.spacing(3) } },
}));

export interface KeyValue {
  label: string;
  value: ReactNode;
}

export function KeyValueList({ items, ruled }: { items: KeyValue[]; ruled?: boolean }) {
  return (
    <List data-ruled={ruled || undefined}>
      {items.flatMap(({ label, value }) => [
        <dt key={`${label}-label`}>{label}</dt>,
        <dd key={`${label}-value`}>{value ?? "–"}</dd>,
      ])}
    </List>
  );
}
