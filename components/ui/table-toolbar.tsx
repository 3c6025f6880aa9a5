"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { ColumnMenu } from "./column-menu";
import type { TableColumn, TableRow } from "./table-column";
import type { TableSelection } from "./table-grid";

interface TableToolbarProps<Row extends TableRow> {
  columns: readonly TableColumn<Row>[];
  hidden: readonly string[];
  onHide: (fields: string[]) => void;
  selection?: TableSelection & { actions: ReactNode };
  children: ReactNode;
}

export function TableToolbar<Row extends TableRow>(props: TableToolbarProps<Row>) {
  const { columns, hidden, onHide, selection, children } = props;
  const chosen = selection?.ids.length ?? 0;
  const named = columns.filter(({ headerName }) => headerName);
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "flex-start",
        gap: 1,
        p: 1,
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      <Box
        sx={{
          flex: 1,
          minWidth: 0,
          minHeight: 36,
          display: "flex",
          flexWrap: "wrap",
          alignItems: "center",
          gap: 1,
        }}
      >
        {chosen > 0 ? (
          <>
            <Typography component="span" variant="body2" sx={{ px: 0.5 }} role="status">
              {chosen} chosen
            </Typography>
            {selection?.actions}
          </>
        ) : (
          children
        )}
      </Box>
      <Box sx={{ display: { xs: "none", sm: "block" }, py: 0.25 }}>
        <ColumnMenu
          columns={named.map((column, index) => ({
            field: column.field,
            label: column.headerName ?? column.field,
            isFixed: index === 0 || column.hideable === false,
          }))}
          hidden={hidden}
          onChange={onHide}
        />
      </Box>
    </Box>
  );
}
