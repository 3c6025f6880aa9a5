import { queryOptions, useQuery } from "@tanstack/react-query";
import { getOverview } from "@/lib/schemas/overview";
import { call } from "./api";

export const overviewKeys = { all: ["overview"] as const };

export const overviewQuery = queryOptions({
  queryKey: overviewKeys.all,
  queryFn: ({ signal }) => call(getOverview, {}, signal),
});

export function useOverview() {
  return useQuery(overviewQuery);
}

/** Asked for once: it does not come and go, and the shell must not ask for the overview at every change. */
export const demoJobQuery = queryOptions({
  queryKey: ["demo-job"],
  queryFn: async ({ client }) => (await client.ensureQueryData(overviewQuery)).demo_job,
  staleTime: Infinity,
});

export function useDemoJob() {
  return useQuery(demoJobQuery).data ?? null;
}
