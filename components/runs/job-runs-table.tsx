"use client";

import Link from "@mui/material/Link";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { useArrivals } from "@/lib/client/arrivals";
import { useRuns } from "@/lib/client/runs";
import type { RunSummary } from "@/lib/schemas/run";
import { NarrowRun } from "./narrow-run";
import { jobRunColumns } from "./run-columns";

const SHOWN = 10;
const rowId = ({ id }: RunSummary) => id;
const rowHref = ({ id }: RunSummary) => `/runs/${id}`;

export function JobRunsTable({ jobKey, isReported }: { jobKey: string; isReported: boolean }) {
  const query = useRuns({ job: jobKey, limit: SHOWN });
  const { rows, newRows } = useArrivals(jobKey, query);
  return (
    <>
      <DataTable
        label="Runs of this job"
        columns={jobRunColumns}
        rows={rows}
        newRows={newRows}
        rowId={rowId}
        rowHref={rowHref}
        renderNarrow={(run) => <NarrowRun run={run} isOfOneJob />}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={
          <EmptyState
            drawing="clock"
            sentence={
              isReported
                ? "No run was reported yet."
                : "It has never run. Start it with “Run now” and watch what happens."
            }
          />
        }
      />
      {query.data?.next_cursor && (
        <Link href={`/runs?job=${encodeURIComponent(jobKey)}`}>All runs of this job</Link>
      )}
    </>
  );
}
