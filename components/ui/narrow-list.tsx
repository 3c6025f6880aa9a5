"use client";

import { styled } from "@mui/material/styles";
import { useRef, type ReactNode } from "react";
import { NextLink } from "@/components/theme/next-link";
import type { RowLinks, TableRow } from "./table-column";
import { useRowKeys } from "./use-row-keys";

const List = styled("ul")(({ theme }) => ({
  "& > li + li": { borderTop: `1px solid ${theme.vars.palette.line.soft}` },
  "& > li > a": {
    display: "block",
    color: "inherit",
    textDecoration: "none",
    "&:hover": { backgroundColor: theme.vars.palette.surface.sunken },
    "&:focus-visible": { outlineOffset: -2 },
  },
}));

interface NarrowListProps<Row extends TableRow> extends RowLinks<Row> {
  label: string;
  rows: readonly Row[];
  renderNarrow: (row: Row) => ReactNode;
}

export function NarrowList<Row extends TableRow>({
  label,
  rows,
  rowId,
  rowHref,
  renderNarrow,
}: NarrowListProps<Row>) {
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list, (step) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>(":scope > li > a") ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
  });

  return (
    <List ref={list} aria-label={label} data-rows>
      {rows.map((row) => (
        <li key={rowId(row)}>
          {rowHref ? (
            <NextLink href={rowHref(row)} prefetch={false}>
              {renderNarrow(row)}
            </NextLink>
          ) : (
            renderNarrow(row)
          )}
        </li>
      ))}
    </List>
  );
}
