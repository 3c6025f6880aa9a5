import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getStatistics } from "@/lib/schemas/statistics";
import { call } from "./api";

/** Counted anew at most once a minute: it reads every message of the days. */
export function useStatistics(days: number, zone: string) {
  return useQuery({
    queryKey: ["statistics", days, zone],
    queryFn: ({ signal }) => call(getStatistics, { query: { days, zone } }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
