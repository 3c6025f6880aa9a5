import Box from "@mui/material/Box";
import type { ReactNode } from "react";

interface MainAndSideProps {
  head: ReactNode;
  main: ReactNode;
  side: ReactNode;
  /** On narrow screens before what is in the middle: for a page that is a long form. */
  isSideFirst?: boolean;
}

/** A detail page: what happened, and beside it the facts; on narrow screens the facts come last. */
export function MainAndSide({ head, main, side, isSideFirst = false }: MainAndSideProps) {
  return (
    <>
      {head}
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) 320px" },
          columnGap: 6,
          rowGap: 5,
          alignItems: "start",
          pt: 1,
        }}
      >
        <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 5 }}>{main}</Box>
        <Box
          component="aside"
          aria-label="Facts"
          sx={{
            display: "grid",
            gridTemplateColumns: "minmax(0, 1fr)",
            gap: 5,
            order: { xs: isSideFirst ? -1 : 0, lg: 0 },
          }}
        >
          {side}
        </Box>
      </Box>
    </>
  );
}
