"use client";

import { Missing } from "@/components/runs/missing";
import { RunDetail } from "@/components/runs/run-detail";
import { RunSkeleton } from "@/components/runs/run-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { isApiError } from "@/lib/client/api-error";
import { useRun } from "@/lib/client/runs";

export function RunPage({ id }: { id: string }) {
  const query = useRun(id);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="run" listHref="/runs" listLabel="All runs" />;
  return (
    <QueryBoundary query={query} loading={<RunSkeleton />} errorTitle="The run could not be loaded">
      {(run) => <RunDetail run={run} />}
    </QueryBoundary>
  );
}
