"use client";

import { Choice } from "@/components/ui/choice";
import { useUrlState } from "@/components/ui/use-url-state";
import { timePeriods, type TimePeriod } from "@/lib/schemas/job-statistics";

const usual: TimePeriod = "week";
const labels: Record<TimePeriod, { label: string; ariaLabel: string }> = {
  day: { label: "Day", ariaLabel: "The last 24 hours" },
  week: { label: "Week", ariaLabel: "The last 7 days" },
  month: { label: "Month", ariaLabel: "The last 30 days" },
};

/** As a sentence names it: In 24 hours … */
export const periodWords: Record<TimePeriod, string> = {
  day: "24 hours",
  week: "7 days",
  month: "30 days",
};

/** The period that is counted, as the address says. */
export function useJobPeriod(): TimePeriod {
  const url = useUrlState();
  return timePeriods.find((period) => period === url.get("period")) ?? usual;
}

export function JobPeriodChoice() {
  const url = useUrlState();
  return (
    <Choice
      label="Period"
      value={useJobPeriod()}
      onChange={(period) => url.set({ period: period === usual ? null : period })}
      options={timePeriods.map((value) => ({ value, ...labels[value] }))}
    />
  );
}
