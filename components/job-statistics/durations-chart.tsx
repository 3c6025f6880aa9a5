import { LatencyChart } from "@/components/statistics/latency-chart";
import { useTimeStyle } from "@/components/ui/time-style";
import type { JobStatistics } from "@/lib/schemas/job-statistics";
import { bucketLabel } from "./bucket-label";

interface DurationsChartProps {
  statistics: Pick<JobStatistics, "buckets" | "time_period" | "zone" | "totals">;
  height: number;
  /** Of one job: what is usual for it stands behind the lines. */
  isOfOneJob?: boolean;
}

/** How long runs took that completed. */
export function DurationsChart({ statistics, height, isOfOneJob = false }: DurationsChartProps) {
  const { buckets, time_period, zone, totals } = statistics;
  const style = useTimeStyle(zone);
  const { p5_ms, p95_ms } = totals;
  const hasBand = isOfOneJob && p5_ms !== null && p95_ms !== null;
  return (
    <LatencyChart
      height={height}
      caption="How long runs took that completed"
      nothing="no run completed"
      usual={hasBand ? { lowMs: p5_ms, highMs: p95_ms } : undefined}
      points={buckets.map(({ from, p50_ms, p95_ms: slowest }) => ({
        key: from,
        label: bucketLabel(from, time_period, style),
        p50_ms,
        p95_ms: slowest,
      }))}
    />
  );
}
