import type { GridColDef, GridValidRowModel } from "@mui/x-data-grid";

export type TableRow = GridValidRowModel;
export type TableColumn<Row extends TableRow> = GridColDef<Row>;

export interface RowLinks<Row extends TableRow> {
  rowId: (row: Row) => string;
  rowHref?: (row: Row) => string;
}
