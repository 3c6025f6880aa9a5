"use client";

import { JobDetail } from "@/components/jobs/job-detail";
import { Missing } from "@/components/runs/missing";
import { RunSkeleton } from "@/components/runs/run-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { isApiError } from "@/lib/client/api-error";
import { useJob } from "@/lib/client/jobs";

export function JobPage({ jobKey }: { jobKey: string }) {
  const query = useJob(jobKey);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="job" listHref="/jobs" listLabel="All jobs" />;
  return (
    <QueryBoundary query={query} loading={<RunSkeleton />} errorTitle="The job could not be loaded">
      {(job) => <JobDetail job={job} />}
    </QueryBoundary>
  );
}
