import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { isFinalRunStatus } from "@/lib/core/run";
import { beatRun, getRun, listRuns, putRunStep, updateRun } from "@/lib/schemas/run";
import { call, type BodyOf, type QueryOf } from "./api";
import { overviewKeys } from "./overview";

export type RunFilter = QueryOf<typeof listRuns>;

export const runKeys = {
  all: ["runs"] as const,
  lists: ["runs", "list"] as const,
  list: (filter: RunFilter) => [...runKeys.lists, filter] as const,
  details: ["runs", "detail"] as const,
  detail: (id: string) => [...runKeys.details, id] as const,
};

/** A running run is asked for even if the live stream forgets it. */
const RUNNING_REFETCH_MS = 10_000;

export const runsQuery = (filter: RunFilter) =>
  queryOptions({
    queryKey: runKeys.list(filter),
    queryFn: ({ signal }) => call(listRuns, { query: filter }, signal),
    placeholderData: keepPreviousData,
  });

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: runKeys.detail(id),
    queryFn: ({ signal }) => call(getRun, { params: { id } }, signal),
    refetchInterval: ({ state: { data } }) =>
      data && !isFinalRunStatus(data.status) ? RUNNING_REFETCH_MS : false,
  });

export function useRuns(filter: RunFilter = {}) {
  return useQuery(runsQuery(filter));
}

export function useRun(id: string) {
  return useQuery(runQuery(id));
}

/** For reported runs: what `runbell exec` and programs do, by hand. */
export function useUpdateRun(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateRun>) => call(updateRun, { params: { id }, body }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: runKeys.all }),
        client.invalidateQueries({ queryKey: overviewKeys.all }),
      ]),
  });
}

export function usePutRunStep(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, ...body }: { name: string } & BodyOf<typeof putRunStep>) =>
      call(putRunStep, { params: { id, name }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: runKeys.detail(id) }),
  });
}

export function useBeatRun(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(beatRun, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: runKeys.detail(id) }),
  });
}
