import Box from "@mui/material/Box";
import { ListSkeleton, PageHeaderSkeleton, TextSkeleton } from "@/components/ui/skeletons";

/** In the shape of the three columns. */
export function EditorSkeleton() {
  return (
    <Box sx={{ display: "grid", gap: 3 }}>
      <PageHeaderSkeleton />
      <Box
        sx={{ display: "grid", gap: 3, gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "240px 1fr 1fr" } }}
      >
        <Box sx={{ display: { xs: "none", lg: "block" } }}>
          <ListSkeleton rows={8} />
        </Box>
        <TextSkeleton lines={16} />
        <Box sx={{ display: { xs: "none", lg: "block" } }}>
          <TextSkeleton lines={10} />
        </Box>
      </Box>
    </Box>
  );
}
