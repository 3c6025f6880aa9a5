import Box from "@mui/material/Box";
import type { ReactNode } from "react";

const column = {
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  gap: 5,
  alignContent: "start",
} as const;

export function HomeColumns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: {
          xs: "minmax(0, 1fr)",
          lg: "minmax(0, 1fr) 320px",
          xl: "minmax(0, 1fr) 400px",
        },
        columnGap: { xs: 4, xl: 6 },
        rowGap: 5,
      }}
    >
      <Box sx={column}>{main}</Box>
      <Box sx={column}>{side}</Box>
    </Box>
  );
}
