import Box from "@mui/material/Box";
import { MainAndSide } from "@/components/runs/main-and-side";
import { FormSkeleton, KeyValueSkeleton, PageHeaderSkeleton } from "@/components/ui/skeletons";

export function SilenceSkeleton() {
  return (
    <MainAndSide
      head={
        <Box sx={{ mb: 4 }}>
          <PageHeaderSkeleton />
        </Box>
      }
      main={<FormSkeleton fields={6} />}
      side={<KeyValueSkeleton rows={4} />}
    />
  );
}
