import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getJobStatistics, listActiveRuns, type TimePeriod } from "@/lib/schemas/job-statistics";
import { call } from "./api";
import { jobKeys } from "./jobs";

export const activeRunKeys = { all: ["active-runs"] as const };

/** What is under way is asked for even if the live stream forgets it. */
const ACTIVE_REFETCH_MS = 15_000;

export function useActiveRuns() {
  return useQuery({
    queryKey: activeRunKeys.all,
    queryFn: ({ signal }) => call(listActiveRuns, {}, signal),
    refetchInterval: ({ state: { data } }) => (data && data.data.length > 0 ? ACTIVE_REFETCH_MS : false),
  });
}

/** Of all jobs; counted anew at most once a minute: it reads every run of the period. */
export function useJobStatistics(time_period: TimePeriod, zone: string) {
  return useQuery({
    queryKey: ["job-statistics", time_period, zone],
    queryFn: ({ signal }) => call(getJobStatistics, { query: { time_period, zone } }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** The last 30 days of one job, counted anew whenever a run changes. */
export function useJobHealth(job: string, zone: string) {
  return useQuery({
    queryKey: [...jobKeys.details, job, "statistics", zone],
    queryFn: ({ signal }) => call(getJobStatistics, { query: { time_period: "month", job, zone } }, signal),
  });
}
