"use client";

import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { styled } from "@mui/material/styles";
import type { ReactNode } from "react";
import type { TableColumn, TableRow } from "./table-column";
import { ListSkeleton } from "./skeletons";
import { VisuallyHidden } from "./visually-hidden";

const Line = styled("div")(({ theme }) => ({
  display: "flex",
  height: 36,
  alignItems: "center",
  borderBottom: `1px solid ${theme.vars.palette.line.soft}`,
  "& > *": { padding: "0 12px", overflow: "hidden" },
}));

const HeadLine = styled(Line)(({ theme }) => ({
  ...theme.typography.caption,
  fontWeight: theme.typography.fontWeightMedium,
  color: theme.vars.palette.text.secondary,
  borderColor: theme.vars.palette.divider,
}));

const lengths = ["72%", "54%", "86%", "40%", "64%"];

interface ColumnsProps<Row extends TableRow> {
  columns: readonly TableColumn<Row>[];
  isSelectable?: boolean;
  cell: (column: TableColumn<Row>, index: number) => ReactNode;
}

function Cells<Row extends TableRow>({ columns, isSelectable, cell }: ColumnsProps<Row>) {
  const cells = columns.map((column, index) => (
    <Box
      key={column.field}
      sx={{
        flex: column.flex ? `${column.flex} 1 0` : `0 0 ${column.width ?? 100}px`,
        minWidth: column.minWidth ?? 50,
        textAlign: column.align,
      }}
    >
      {cell(column, index)}
    </Box>
  ));
  return isSelectable ? [<Box key="selection" sx={{ flex: "0 0 50px" }} />, ...cells] : cells;
}

type FrameProps<Row extends TableRow> = Omit<ColumnsProps<Row>, "cell">;

export function TableHead<Row extends TableRow>(props: FrameProps<Row>) {
  return (
    <HeadLine aria-hidden sx={{ display: { xs: "none", sm: "flex" } }}>
      <Cells {...props} cell={(column) => column.headerName} />
    </HeadLine>
  );
}

export function TableSkeleton<Row extends TableRow>({
  rows = 8,
  ...props
}: FrameProps<Row> & { rows?: number }) {
  return (
    <>
      <Box role="status" sx={{ display: { xs: "none", sm: "block" }, overflow: "hidden" }}>
        <VisuallyHidden>Loading</VisuallyHidden>
        {Array.from({ length: rows }, (_, row) => (
          <Line key={row}>
            <Cells
              {...props}
              cell={({ align }, index) => (
                <Skeleton
                  height={10}
                  width={lengths[(row * 2 + index) % lengths.length]}
                  sx={align === "right" ? { ml: "auto" } : undefined}
                />
              )}
            />
          </Line>
        ))}
      </Box>
      <Box sx={{ display: { sm: "none" } }}>
        <ListSkeleton rows={rows} />
      </Box>
    </>
  );
}
