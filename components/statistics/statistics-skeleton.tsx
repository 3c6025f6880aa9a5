import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

export function StatisticsSkeleton() {
  return (
    <Box role="status" sx={{ display: "grid", gap: 5 }}>
      <VisuallyHidden>Loading</VisuallyHidden>
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
          gap: 6,
        }}
      >
        {[0, 1].map((index) => (
          <Box key={index} sx={{ display: "grid", gap: 2 }}>
            <Skeleton height={14} width={160} />
            <Skeleton height={180} />
          </Box>
        ))}
      </Box>
      <Skeleton height={140} />
    </Box>
  );
}
