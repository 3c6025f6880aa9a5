"use client";

import { AuthorsOnly } from "@/components/jobs/editor/authors-only";
import { EditJob } from "@/components/jobs/editor/edit-job";
import { Missing } from "@/components/runs/missing";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { TextSkeleton } from "@/components/ui/skeletons";
import { isApiError } from "@/lib/client/api-error";
import { useJob } from "@/lib/client/jobs";

export function EditJobPage({ jobKey }: { jobKey: string }) {
  const query = useJob(jobKey);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="job" listHref="/jobs" listLabel="All jobs" />;
  return (
    <AuthorsOnly title={`Edit ${jobKey}`}>
      {(userId) => (
        <QueryBoundary
          query={query}
          loading={<TextSkeleton lines={8} />}
          errorTitle="The job could not be loaded"
        >
          {(job) => <EditJob key={job.id} job={job} userId={userId} refresh={() => void query.refetch()} />}
        </QueryBoundary>
      )}
    </AuthorsOnly>
  );
}
