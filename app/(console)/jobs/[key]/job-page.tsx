"use client";

import { JobDetail } from "@/components/jobs/job-detail";
import { Missing } from "@/components/runs/missing";
import { DetailSkeleton } from "@/components/ui/detail-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { TimelineSkeleton } from "@/components/ui/skeletons";
import { isApiError } from "@/lib/client/api-error";
import { useJob } from "@/lib/client/jobs";

export function JobPage({ jobKey }: { jobKey: string }) {
  const query = useJob(jobKey);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="job" listHref="/jobs" listLabel="All jobs" />;
  return (
    <QueryBoundary
      query={query}
      loading={<DetailSkeleton main={<TimelineSkeleton rows={5} />} facts={7} />}
      errorTitle="The job could not be loaded"
    >
      {(job) => <JobDetail job={job} />}
    </QueryBoundary>
  );
}
