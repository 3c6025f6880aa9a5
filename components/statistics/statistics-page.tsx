"use client";

import { JobStatistics } from "@/components/job-statistics/job-statistics";
import { useUrlState } from "@/components/ui/use-url-state";
import { Statistics } from "./statistics";

export function StatisticsPage() {
  return useUrlState().get("of") === "jobs" ? <JobStatistics /> : <Statistics />;
}
