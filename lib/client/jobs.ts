import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { deleteJob, getJob, listJobs, triggerJob } from "@/lib/schemas/job";
import { openRun } from "@/lib/schemas/run";
import { call, type BodyOf, type QueryOf } from "./api";
import { overviewKeys } from "./overview";
import { runKeys } from "./runs";

export type JobFilter = QueryOf<typeof listJobs>;

export const jobKeys = {
  all: ["jobs"] as const,
  lists: ["jobs", "list"] as const,
  list: (filter: JobFilter) => [...jobKeys.lists, filter] as const,
  details: ["jobs", "detail"] as const,
  detail: (key: string) => [...jobKeys.details, key] as const,
  surroundings: ["job-surroundings"] as const,
};

export const jobsQuery = (filter: JobFilter) =>
  queryOptions({
    queryKey: jobKeys.list(filter),
    queryFn: ({ signal }) => call(listJobs, { query: filter }, signal),
    placeholderData: keepPreviousData,
  });

export const jobQuery = (key: string) =>
  queryOptions({
    queryKey: jobKeys.detail(key),
    queryFn: ({ signal }) => call(getJob, { params: { key } }, signal),
  });

export function useJobs(filter: JobFilter = {}) {
  return useQuery(jobsQuery(filter));
}

export function useJob(key: string) {
  return useQuery(jobQuery(key));
}

export function useDeleteJob() {
  const client = useQueryClient();
  const invalidate = useInvalidateRuns();
  return useMutation({
    mutationFn: (key: string) => call(deleteJob, { params: { key } }),
    onSuccess: (_, key) => {
      client.removeQueries({ queryKey: jobKeys.detail(key) });
      void invalidate();
    },
  });
}

/** Starts a run of a built-in job and answers with it. */
export function useTriggerJob() {
  const invalidate = useInvalidateRuns();
  return useMutation({
    mutationFn: ({ key, ...body }: { key: string } & Partial<BodyOf<typeof triggerJob>>) =>
      call(triggerJob, { params: { key }, body }),
    onSuccess: () => void invalidate(),
  });
}

/** Reports that a run of a job started; the job is made when it is new. */
export function useOpenRun() {
  const invalidate = useInvalidateRuns();
  return useMutation({
    mutationFn: ({ key, ...body }: { key: string } & BodyOf<typeof openRun>) =>
      call(openRun, { params: { key }, body }),
    onSuccess: () => void invalidate(),
  });
}

function useInvalidateRuns() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [jobKeys.all, runKeys.all, overviewKeys.all].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
}
