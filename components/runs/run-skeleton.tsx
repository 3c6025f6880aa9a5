import Box from "@mui/material/Box";
import { KeyValueSkeleton, PageHeaderSkeleton, TimelineSkeleton } from "@/components/ui/skeletons";
import { MainAndSide } from "./main-and-side";

export function RunSkeleton() {
  return (
    <MainAndSide
      head={
        <Box sx={{ mb: 4 }}>
          <PageHeaderSkeleton />
        </Box>
      }
      main={<TimelineSkeleton rows={5} />}
      side={<KeyValueSkeleton rows={7} />}
    />
  );
}
