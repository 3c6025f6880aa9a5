import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import type { ReactNode } from "react";
import { VisuallyHidden } from "./visually-hidden";

const widths = ["62%", "84%", "48%", "73%", "56%", "91%", "67%"];
const widthAt = (index: number) => widths[index % widths.length];

function Loading({ children, gap = 1.5 }: { children: ReactNode; gap?: number }) {
  return (
    <Box role="status" sx={{ display: "grid", alignContent: "start", gap }}>
      <VisuallyHidden>Loading</VisuallyHidden>
      {children}
    </Box>
  );
}

export function TextSkeleton({ lines = 3 }: { lines?: number }) {
  return (
    <Loading>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={12} width={widthAt(index)} />
      ))}
    </Loading>
  );
}

export function PageHeaderSkeleton() {
  return (
    <Loading>
      <Skeleton height={20} width={220} />
      <Skeleton height={12} width="min(100%, 420px)" />
    </Loading>
  );
}

export function FormSkeleton({ fields = 4 }: { fields?: number }) {
  return (
    <Loading gap={3}>
      {Array.from({ length: fields }, (_, index) => (
        <Box key={index} sx={{ display: "grid", gap: 1, maxWidth: 480 }}>
          <Skeleton height={12} width={120} />
          <Skeleton height={36} />
        </Box>
      ))}
    </Loading>
  );
}

export function KeyValueSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <Loading>
      {Array.from({ length: rows }, (_, index) => (
        <Box key={index} sx={{ display: "grid", gridTemplateColumns: "96px 1fr", columnGap: 3, py: 0.5 }}>
          <Skeleton height={12} width="70%" />
          <Skeleton height={12} width={widthAt(index)} />
        </Box>
      ))}
    </Loading>
  );
}

export function TimelineSkeleton({ rows = 4 }: { rows?: number }) {
  return (
    <Loading gap={2.5}>
      {Array.from({ length: rows }, (_, index) => (
        <Box key={index} sx={{ display: "grid", gridTemplateColumns: "16px 1fr 64px", columnGap: 1.5 }}>
          <Skeleton variant="circular" height={16} width={16} />
          <Skeleton height={12} width={widthAt(index)} />
          <Skeleton height={12} />
        </Box>
      ))}
    </Loading>
  );
}

export function ListSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <Loading gap={0}>
      {Array.from({ length: rows }, (_, index) => (
        <Box
          key={index}
          sx={{ display: "grid", gap: 1, px: 2, py: 1.5, borderBottom: 1, borderColor: "line.soft" }}
        >
          <Skeleton height={12} width={widthAt(index)} />
          <Skeleton height={10} width={widthAt(index + 3)} />
        </Box>
      ))}
    </Loading>
  );
}
