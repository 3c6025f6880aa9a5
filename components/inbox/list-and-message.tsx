import Box from "@mui/material/Box";
import type { ReactNode } from "react";

interface ListAndMessageProps {
  /** A message has its own address: on narrow screens it is the page then. */
  isOpen: boolean;
  head: ReactNode;
  list: ReactNode;
  children: ReactNode;
}

export function ListAndMessage({ isOpen, head, list, children }: ListAndMessageProps) {
  const isListShown = { xs: isOpen ? "none" : "block", lg: "block" };
  return (
    <>
      <Box sx={{ display: isListShown }}>{head}</Box>
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "380px minmax(0, 1fr)" },
          columnGap: 4,
          alignItems: "start",
        }}
      >
        <Box sx={{ display: isListShown, position: { lg: "sticky" }, top: 80 }}>{list}</Box>
        <Box sx={{ display: { xs: isOpen ? "block" : "none", lg: "block" }, minWidth: 0 }}>{children}</Box>
      </Box>
    </>
  );
}
