"use client";

import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import { styled, type Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import type { ReactNode } from "react";
import { ErrorNotice } from "./error-notice";
import { NarrowList } from "./narrow-list";
import { NewRows, type NewRowsProps } from "./new-rows";
import type { RowLinks, TableColumn, TableRow } from "./table-column";
import { TableFooter } from "./table-footer";
import { TableGrid, type TableSelection, type TableSorting } from "./table-grid";
import type { TablePaging } from "./table-paging";
import { TableHead, TableSkeleton } from "./table-skeleton";
import { TableToolbar } from "./table-toolbar";
import { useHydrated } from "./use-hydrated";
import { useHiddenColumns } from "./use-hidden-columns";

const Frame = styled("section")(({ theme }) => ({
  position: "relative",
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "hidden",
  backgroundColor: theme.vars.palette.background.default,
}));

export interface DataTableProps<Row extends TableRow> extends RowLinks<Row> {
  label: string;
  columns: readonly TableColumn<Row>[];
  /** Undefined until the first page is there. */
  rows: readonly Row[] | undefined;
  empty: ReactNode;
  renderNarrow: (row: Row) => ReactNode;
  error?: unknown;
  onRetry?: () => void;
  isFetching?: boolean;
  paging?: TablePaging;
  sorting?: TableSorting;
  selection?: TableSelection & { actions: ReactNode };
  toolbar?: ReactNode;
  newRows?: NewRowsProps;
  linkField?: string;
  storageKey?: string;
}

export function DataTable<Row extends TableRow>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    toolbar,
    selection,
    error,
    onRetry,
    isFetching,
    newRows,
    paging,
    storageKey,
  } = props;
  const [hidden, setHidden] = useHiddenColumns(storageKey ?? label, columns);
  const shown = columns.filter(({ field }) => !hidden.includes(field));

  return (
    <Frame aria-label={label} aria-busy={isFetching || (!rows && !error)}>
      {isFetching && rows && (
        <LinearProgress aria-label={`Loading ${label}`} sx={{ position: "absolute", inset: "0 0 auto" }} />
      )}
      {(toolbar || selection) && (
        <TableToolbar columns={columns} hidden={hidden} onHide={setHidden} selection={selection}>
          {toolbar}
        </TableToolbar>
      )}
      {newRows && <NewRows {...newRows} />}
      {error ? (
        <Box sx={{ p: 1.5 }}>
          <ErrorNotice
            error={error}
            title={`${label} could not be loaded`}
            onRetry={onRetry}
            isRetrying={isFetching}
          />
        </Box>
      ) : null}
      <TableBody {...props} hidden={hidden} shown={shown} />
      {paging && rows && rows.length > 0 && <TableFooter paging={paging} shown={rows.length} label={label} />}
    </Frame>
  );
}

type TableBodyProps<Row extends TableRow> = DataTableProps<Row> & {
  hidden: readonly string[];
  shown: readonly TableColumn<Row>[];
};

function TableBody<Row extends TableRow>(props: TableBodyProps<Row>) {
  const { label, columns, rows, rowId, rowHref, renderNarrow, empty, error, hidden, shown } = props;
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down("sm"));
  // The grid measures itself before it shows its rows: as the server renders it, it has no height.
  const isHydrated = useHydrated();
  if (!rows && error) return null;
  if (!rows || rows.length === 0 || !isHydrated) {
    const frame = { columns: shown, isSelectable: Boolean(props.selection) };
    return (
      <>
        <TableHead {...frame} />
        {rows?.length === 0 ? empty : <TableSkeleton {...frame} rows={rows?.length} />}
      </>
    );
  }
  if (isNarrow)
    return (
      <NarrowList label={label} rows={rows} rowId={rowId} rowHref={rowHref} renderNarrow={renderNarrow} />
    );
  return (
    <TableGrid
      label={label}
      columns={columns}
      rows={rows}
      rowId={rowId}
      rowHref={rowHref}
      hidden={hidden}
      linkField={props.linkField ?? shown[0]?.field}
      sorting={props.sorting}
      selection={props.selection}
    />
  );
}
