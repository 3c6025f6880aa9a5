"use client";

import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import {
  DataGrid,
  useGridApiRef,
  type GridRenderCellParams,
  type GridRowId,
  type GridRowSelectionModel,
  type GridSortModel,
} from "@mui/x-data-grid";
import { useMemo, useRef, type MouseEvent } from "react";
import { NextLink } from "@/components/theme/next-link";
import { styleNonce } from "./style-nonce";
import type { RowLinks, TableColumn, TableRow } from "./table-column";
import { useNavigate } from "./use-navigate";
import { useRowKeys } from "./use-row-keys";

const interactive = "a, button, input, label, [role=menuitem], [role=checkbox]";

export interface TableSorting {
  model: GridSortModel;
  onChange: (model: GridSortModel) => void;
}

export interface TableSelection {
  ids: readonly string[];
  onChange: (ids: string[]) => void;
}

interface TableGridProps<Row extends TableRow> extends RowLinks<Row> {
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  hidden: readonly string[];
  linkField: string | undefined;
  sorting?: TableSorting;
  selection?: TableSelection;
}

/** For the browser alone: it measures itself. */
export function TableGrid<Row extends TableRow>(props: TableGridProps<Row>) {
  const { label, columns, rows, rowId, rowHref, hidden, linkField, sorting, selection } = props;
  const api = useGridApiRef();
  const frame = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();

  const shownColumns = useMemo(
    () =>
      columns.map((column) =>
        dressed(column, Boolean(sorting), column.field === linkField ? rowHref : undefined),
      ),
    [columns, linkField, rowHref, sorting],
  );

  useRowKeys(frame, (step) => {
    const ids = api.current?.getSortedRowIds() ?? [];
    const focused = api.current?.state.focus.cell;
    const at = focused ? ids.indexOf(focused.id) : -1;
    const rowIndex = Math.max(0, Math.min(ids.length - 1, at + step));
    const field = focused?.field ?? linkField ?? columns[0]?.field;
    const next = ids[rowIndex];
    if (next === undefined || field === undefined) return;
    api.current?.setCellFocus(next, field);
    api.current?.scrollToIndexes({ rowIndex });
  });

  const open = (row: Row, event: { ctrlKey: boolean; metaKey: boolean }) => {
    if (!rowHref) return;
    if (event.ctrlKey || event.metaKey) window.open(rowHref(row), "_blank", "noopener");
    else navigate(rowHref(row));
  };
  const openByMouse = (row: Row, event: MouseEvent) => {
    const isInteractive = event.target instanceof Element && event.target.closest(interactive);
    if (isInteractive || window.getSelection()?.type === "Range") return;
    open(row, event);
  };

  return (
    <Box ref={frame} data-rows sx={{ display: "flex", flexDirection: "column", minWidth: 0 }}>
      <DataGrid<Row>
        apiRef={api}
        aria-label={label}
        columns={shownColumns}
        rows={rows as Row[]}
        getRowId={rowId}
        columnVisibilityModel={Object.fromEntries(hidden.map((field) => [field, false]))}
        getRowClassName={() => (rowHref ? "row-openable" : "")}
        onRowClick={({ row }, event) => openByMouse(row, event)}
        onCellKeyDown={({ row, field }, event) => {
          if (event.key !== "Enter" || field === "__check__") return;
          if (event.target instanceof Element && event.target.matches(interactive)) return;
          event.defaultMuiPrevented = true;
          open(row, event);
        }}
        sortingMode="server"
        sortModel={sorting?.model ?? []}
        onSortModelChange={sorting?.onChange}
        checkboxSelection={selection !== undefined}
        rowSelectionModel={selectionModel(selection)}
        onRowSelectionModelChange={(model) => selection?.onChange(chosen(model, rows.map(rowId)))}
        disableRowSelectionExcludeModel
        nonce={styleNonce()}
      />
    </Box>
  );
}

function selectionModel(selection: TableSelection | undefined): GridRowSelectionModel {
  return { type: "include", ids: new Set<GridRowId>(selection?.ids ?? []) };
}

function chosen(model: GridRowSelectionModel, ids: string[]): string[] {
  return ids.filter((id) => model.ids.has(id) === (model.type === "include"));
}

function dressed<Row extends TableRow>(
  column: TableColumn<Row>,
  isSortable: boolean,
  href: ((row: Row) => string) | undefined,
): TableColumn<Row> {
  const base = {
    ...column,
    sortable: isSortable && column.sortable !== false,
    display: column.display ?? (column.renderCell ? ("flex" as const) : undefined),
  };
  if (!href) return base;
  const content = column.renderCell;
  return {
    ...base,
    display: "flex",
    renderCell: (params: GridRenderCellParams<Row>) => (
      <Link
        component={NextLink}
        href={href(params.row)}
        prefetch={false}
        color="inherit"
        underline="hover"
        tabIndex={-1}
        noWrap
      >
        {content ? content(params) : params.formattedValue}
      </Link>
    ),
  };
}
