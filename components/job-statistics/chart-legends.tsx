import { LegendEntry } from "@/components/statistics/legend-entry";
import { formatExactCount } from "@/components/ui/format-count";
import type { JobStatistics } from "@/lib/schemas/job-statistics";

/** What the bars are, and how much the highest is. */
export function RunsLegend({ buckets }: Pick<JobStatistics, "buckets">) {
  const most = Math.max(0, ...buckets.map(({ runs }) => runs));
  return (
    <>
      <LegendEntry color="ok.main" faint label="completed" />
      <LegendEntry color="failed.main" label="failed" />
      <LegendEntry color="neutral.line" label="other" />
      The highest: {formatExactCount(most)}
    </>
  );
}

export function DurationsLegend({ hasBand = false }: { hasBand?: boolean }) {
  return (
    <>
      <LegendEntry color="running.main" label="half within" />
      <LegendEntry color="attention.main" label="95 of 100 within" />
      {hasBand && <LegendEntry color="neutral.line" label="usual range: nine of ten runs" />}
    </>
  );
}
