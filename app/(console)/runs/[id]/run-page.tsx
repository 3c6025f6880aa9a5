"use client";

import { Missing } from "@/components/runs/missing";
import { RunDetail } from "@/components/runs/run-detail";
import { DetailSkeleton } from "@/components/ui/detail-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { TimelineSkeleton } from "@/components/ui/skeletons";
import { isApiError } from "@/lib/client/api-error";
import { useRun } from "@/lib/client/runs";

export function RunPage({ id }: { id: string }) {
  const query = useRun(id);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="run" listHref="/runs" listLabel="All runs" />;
  return (
    <QueryBoundary
      query={query}
      loading={<DetailSkeleton main={<TimelineSkeleton rows={5} />} facts={7} />}
      errorTitle="The run could not be loaded"
    >
      {(run) => <RunDetail run={run} />}
    </QueryBoundary>
  );
}
