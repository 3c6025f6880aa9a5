"use client";

import { Choice } from "@/components/ui/choice";
import { useUrlState } from "@/components/ui/use-url-state";

const periods = ["7", "14", "30", "90"] as const;
type Period = (typeof periods)[number];
const usual: Period = "14";

function usePeriod(): Period {
  const url = useUrlState();
  return periods.find((period) => period === url.get("days")) ?? usual;
}

/** How many days are counted, as the address says. */
export function useDays(): number {
  return Number(usePeriod());
}

export function PeriodChoice() {
  const url = useUrlState();
  return (
    <Choice
      label="Days"
      value={usePeriod()}
      onChange={(period) => url.set({ days: period === usual ? null : period })}
      options={periods.map((value) => ({ value, label: `${value} d`, ariaLabel: `${value} days` }))}
    />
  );
}
