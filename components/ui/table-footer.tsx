"use client";

import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { CountText } from "./count-text";
import { Figures } from "./figures";
import { ChevronLeftIcon, ChevronRightIcon } from "./icons";
import type { TablePaging } from "./table-paging";

function steps(paging: TablePaging) {
  if (paging.kind === "cursor") return { ...paging, firstRow: paging.first };
  const { page, pageSize, total, onPage } = paging;
  return {
    firstRow: (page - 1) * pageSize + 1,
    total,
    hasPrevious: page > 1,
    hasNext: page * pageSize < total,
    onPrevious: () => onPage(page - 1),
    onNext: () => onPage(page + 1),
  };
}

export function TableFooter({ paging, shown, label }: { paging: TablePaging; shown: number; label: string }) {
  const { firstRow, total, hasPrevious, hasNext, onPrevious, onNext } = steps(paging);
  const lastRow = firstRow + shown - 1;
  return (
    <Box
      component="nav"
      aria-label={`Pages of ${label}`}
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 0.5,
        minHeight: 40,
        pl: 1.5,
        pr: 0.5,
        borderTop: 1,
        borderColor: "divider",
      }}
    >
      <Typography component={Figures} variant="body2" color="textSecondary" sx={{ flex: 1 }} role="status">
        {shown === 0 ? "No rows" : `${firstRow}–${lastRow}`}
        {total !== undefined && shown > 0 && (
          <>
            {" of "}
            <CountText value={total} />
          </>
        )}
      </Typography>
      <IconButton size="medium" aria-label="Previous page" disabled={!hasPrevious} onClick={onPrevious}>
        <ChevronLeftIcon />
      </IconButton>
      <IconButton size="medium" aria-label="Next page" disabled={!hasNext} onClick={onNext}>
        <ChevronRightIcon />
      </IconButton>
    </Box>
  );
}
