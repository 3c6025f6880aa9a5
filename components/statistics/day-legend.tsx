import type { Day } from "@/components/home/delivery-days";
import { largestDay } from "@/components/home/delivery-days";
import { formatExactCount } from "@/components/ui/format-count";
import { LegendEntry } from "./legend-entry";

/** What the bars are, and how much the highest is. */
export function DayLegend({ days }: { days: readonly Day[] }) {
  return (
    <>
      <LegendEntry color="ok.main" faint label="sent" />
      <LegendEntry color="neutral.line" label="held" />
      <LegendEntry color="failed.main" label="given up" />
      The most on a day: {formatExactCount(largestDay(days))}
    </>
  );
}
