import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createJob, updateJob } from "@/lib/schemas/job-definition";
import { exportJob, getJobSurroundings, importJobs } from "@/lib/schemas/job-import";
import { call, type BodyOf } from "./api";
import { jobKeys } from "./jobs";
import { overviewKeys } from "./overview";

/** What may be used in jobs here, and by the person. */
export function useJobSurroundings() {
  return useQuery({
    queryKey: jobKeys.surroundings,
    queryFn: ({ signal }) => call(getJobSurroundings, {}, signal),
    staleTime: Infinity,
  });
}

export function useCreateJob() {
  const invalidate = useInvalidateJobs();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createJob>) => call(createJob, { body }),
    onSuccess: () => invalidate(),
  });
}

/** Changes what is given of a job. */
export function useUpdateJob() {
  const client = useQueryClient();
  const invalidate = useInvalidateJobs();
  return useMutation({
    mutationFn: ({ key, ...body }: { key: string } & BodyOf<typeof updateJob>) =>
      call(updateJob, { params: { key }, body }),
    onSuccess: (job) => {
      client.setQueryData(jobKeys.detail(job.key), job);
      return invalidate();
    },
  });
}

/** Asks for a job as it can be imported again, once. */
export function useExportJob() {
  return useMutation({ mutationFn: (key: string) => call(exportJob, { params: { key } }) });
}

/** Makes or changes jobs; a dry run only says what would be done. */
export function useImportJobs() {
  const invalidate = useInvalidateJobs();
  return useMutation({
    mutationFn: (body: BodyOf<typeof importJobs>) => call(importJobs, { body }),
    onSuccess: (_, { dry_run: isDry }) => (isDry ? undefined : invalidate()),
  });
}

function useInvalidateJobs() {
  const client = useQueryClient();
  return () =>
    Promise.all([jobKeys.all, overviewKeys.all].map((queryKey) => client.invalidateQueries({ queryKey })));
}
