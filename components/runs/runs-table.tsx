"use client";

import Button from "@mui/material/Button";
import { useMemo } from "react";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import type { FilterDefinition } from "@/components/ui/filter-definition";
import { useCursorPaging } from "@/components/ui/use-cursor-paging";
import { useUrlState } from "@/components/ui/use-url-state";
import { runCauses, runStatuses, type RunCause } from "@/lib/core/run";
import { useArrivals } from "@/lib/client/arrivals";
import { useJobs } from "@/lib/client/jobs";
import { useRuns } from "@/lib/client/runs";
import type { RunSummary } from "@/lib/schemas/run";
import { NarrowRun } from "./narrow-run";
import { runColumns } from "./run-columns";
import { runStates } from "./run-status";

const PAGE_SIZE = 25;
const rowId = ({ id }: RunSummary) => id;
const rowHref = ({ id }: RunSummary) => `/runs/${id}`;

const statusFilter: FilterDefinition = {
  key: "status",
  label: "State",
  multiple: true,
  options: runStatuses.map((value) => ({
    value,
    label: runStates[value].word,
    state: runStates[value].state,
  })),
};

const causeLabels: Record<RunCause, string> = {
  manual: "By hand",
  program: "By a program",
  schedule: "By schedule",
  retry: "Retry",
};

const causeFilter: FilterDefinition = {
  key: "cause",
  label: "Started",
  options: runCauses.map((value) => ({ value, label: causeLabels[value] })),
};

export function RunsTable() {
  const url = useUrlState();
  const status = url.get("status") ?? undefined;
  const job = url.get("job") ?? undefined;
  const q = url.get("q") ?? undefined;
  const cause = runCauses.find((one) => one === url.get("cause"));
  const filterKey = JSON.stringify([status, job, q, cause]);
  const pages = useCursorPaging(filterKey, PAGE_SIZE);
  const query = useRuns({ status, job, q, cause, limit: PAGE_SIZE, cursor: pages.cursor ?? undefined });
  const { rows, newRows } = useArrivals(`${filterKey} ${pages.cursor ?? ""}`, query);
  const filters = useRunFilters(job);
  const isFiltered = Boolean(status || job || q || cause);

  return (
    <DataTable
      label="Runs"
      columns={runColumns}
      rows={rows}
      newRows={pages.cursor ? undefined : newRows}
      rowId={rowId}
      rowHref={rowHref}
      renderNarrow={(run) => <NarrowRun run={run} />}
      error={query.error}
      onRetry={() => void query.refetch()}
      isFetching={query.isPlaceholderData}
      paging={pages.paging(query.data?.next_cursor)}
      toolbar={<FilterBar filters={filters} text={{ key: "q", label: "Find by job" }} />}
      empty={
        isFiltered ? (
          <EmptyState
            drawing="search"
            sentence="No run matches these filters."
            action={
              <Button onClick={() => url.set({ status: null, job: null, q: null, cause: null })}>
                Show all runs
              </Button>
            }
          />
        ) : (
          <EmptyState
            drawing="clock"
            sentence="Nothing has run yet. Runs appear here as soon as a job is started or reported."
            action={<Button href="/jobs">Go to jobs</Button>}
          />
        )
      }
    />
  );
}

/** A hundred jobs to choose from; the text finds the others. */
function useRunFilters(chosenJob: string | undefined): FilterDefinition[] {
  const { data } = useJobs({ limit: 100 });
  return useMemo(() => {
    const options = (data?.data ?? []).map(({ key, name }) => ({ value: key, label: name }));
    if (chosenJob && !options.some(({ value }) => value === chosenJob))
      options.unshift({ value: chosenJob, label: chosenJob });
    return [statusFilter, causeFilter, { key: "job", label: "Job", options }];
  }, [data, chosenJob]);
}
