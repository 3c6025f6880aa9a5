"use client";

import { styled } from "@mui/material/styles";
import GlobalStyles from "@mui/material/GlobalStyles";
import useMediaQuery from "@mui/material/useMediaQuery";
import type { ReactNode } from "react";
import { contentId } from "@/components/shell/skip-link";
import { ColumnTabs } from "./column-tabs";

const columns = ["write", "palette", "preview"] as const;
export type Column = (typeof columns)[number];

const labels: Record<Column, string> = { write: "Write", palette: "Variables", preview: "Preview" };

const barHeight = 56;
const Frame = styled("div")(({ theme }) => ({
  display: "flex",
  flexDirection: "column",
  minHeight: 0,
  height: `calc(100dvh - ${barHeight}px)`,
  [theme.breakpoints.down("md")]: {
    height: `calc(100dvh - ${2 * barHeight}px - env(safe-area-inset-bottom))`,
  },
}));

const Columns = styled("div")(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  display: "grid",
  gridTemplateColumns: "264px minmax(0, 1fr) minmax(380px, 0.86fr)",
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  "& > *": { minWidth: 0, minHeight: 0 },
  "& > * + *": { borderLeft: `1px solid ${theme.vars.palette.divider}` },
  // Until a narrow browser is hydrated, which then has tabs: the server takes all for wide.
  [theme.breakpoints.down("lg")]: {
    gridTemplateColumns: "minmax(0, 1fr)",
    "& > * + *": { border: 0 },
    "& > :not(:nth-of-type(2))": { display: "none" },
  },
}));

const Hideable = styled("div")({ flex: 1, minHeight: 0, "&[hidden]": { display: "none" } });

/** The page is the editor: it fills what the shell leaves, and its columns scroll by themselves. */
const fillsPage = (
  <GlobalStyles
    styles={{ [`main#${contentId}`]: { maxWidth: "none !important", padding: "0 !important" } }}
  />
);

interface EditorFrameProps {
  head: ReactNode;
  panels: Record<Column, ReactNode>;
  /** The one that is shown where there is room for one. */
  column: Column;
  onColumn: (column: Column) => void;
}

/** Palette, sources and result side by side; on narrow screens one at a time, the others stay as they are. */
export function EditorFrame({ head, panels, column, onColumn }: EditorFrameProps) {
  const isWide = useMediaQuery((theme) => theme.breakpoints.up("lg"), { defaultMatches: true });
  return (
    <Frame>
      {fillsPage}
      {head}
      {isWide ? (
        <Columns>
          <section aria-label="Palette">{panels.palette}</section>
          <section aria-label="Sources">{panels.write}</section>
          <section aria-label="Result">{panels.preview}</section>
        </Columns>
      ) : (
        <ColumnTabs
          label="Editor"
          value={column}
          onChange={onColumn}
          tabs={columns.map((value) => ({ value, label: labels[value] }))}
        >
          {columns.map((one) => (
            <Hideable key={one} hidden={one !== column}>
              {panels[one]}
            </Hideable>
          ))}
        </ColumnTabs>
      )}
    </Frame>
  );
}
