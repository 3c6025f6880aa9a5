import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { MainAndSide } from "./main-and-side";
import { KeyValueSkeleton, PageHeaderSkeleton } from "./skeletons";

/** While a detail page loads: its head, what stands in the middle, and as many facts beside it. */
export function DetailSkeleton({ main, facts }: { main: ReactNode; facts: number }) {
  return (
    <MainAndSide
      head={
        <Box sx={{ mb: 4 }}>
          <PageHeaderSkeleton />
        </Box>
      }
      main={main}
      side={<KeyValueSkeleton rows={facts} />}
    />
  );
}
