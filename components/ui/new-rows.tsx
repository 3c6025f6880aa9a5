"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";

export interface NewRowsProps {
  count: number;
  onShow: () => void;
}

/** The status region is always there, so that a change inside it is announced. */
export function NewRows({ count, onShow }: NewRowsProps) {
  return (
    <Box role="status" sx={{ display: "grid" }}>
      {count > 0 && (
        <Button
          variant="text"
          color="primary"
          onClick={onShow}
          sx={{ borderRadius: 0, borderBottom: 1, borderColor: "divider" }}
        >
          {count} new
        </Button>
      )}
    </Box>
  );
}
