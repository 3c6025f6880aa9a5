import Box from "@mui/material/Box";
import { MainAndSide } from "@/components/runs/main-and-side";
import { KeyValueSkeleton, PageHeaderSkeleton, TimelineSkeleton } from "@/components/ui/skeletons";

export function EscalationSkeleton() {
  return (
    <MainAndSide
      head={
        <Box sx={{ mb: 4 }}>
          <PageHeaderSkeleton />
        </Box>
      }
      main={<TimelineSkeleton rows={4} />}
      side={<KeyValueSkeleton rows={8} />}
    />
  );
}
