import Box from "@mui/material/Box";
import { MainAndSide } from "@/components/runs/main-and-side";
import { FormSkeleton, KeyValueSkeleton, PageHeaderSkeleton } from "@/components/ui/skeletons";

export function ChannelSkeleton() {
  return (
    <MainAndSide
      head={
        <Box sx={{ mb: 4 }}>
          <PageHeaderSkeleton />
        </Box>
      }
      main={<FormSkeleton fields={5} />}
      side={<KeyValueSkeleton rows={5} />}
    />
  );
}
