"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useMemo, useState, type ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { FilterBar } from "@/components/ui/filter-bar";
import type { FilterDefinition } from "@/components/ui/filter-definition";
import { NarrowRow } from "@/components/ui/narrow-row";
import { RelativeTime } from "@/components/ui/relative-time";
import { useCursorPaging } from "@/components/ui/use-cursor-paging";
import { useUrlState } from "@/components/ui/use-url-state";
import { useJobs } from "@/lib/client/jobs";
import type { JobSummary } from "@/lib/schemas/job";
import { JobBars } from "./job-bars";
import { DeleteJob } from "./delete-job";
import { jobColumns, menuColumn } from "./job-columns";
import { kindLabels } from "./job-kind";
import { lastRunOf, lastStateOf } from "./last-run";
import { NoJobs, NoJobsFound } from "./no-jobs";
import { NextRun } from "./schedule-cell";

const PAGE_SIZE = 25;
const rowId = ({ id }: JobSummary) => id;
const rowHref = ({ key }: JobSummary) => `/jobs/${encodeURIComponent(key)}`;

const kinds = ["builtin", "reported"] as const;
const filters: FilterDefinition[] = [
  { key: "kind", label: "Kind", options: kinds.map((value) => ({ value, label: kindLabels[value] })) },
];

export function JobsTable() {
  const url = useUrlState();
  const [deleted, setDeleted] = useState<JobSummary | null>(null);
  const columns = useMemo(() => [...jobColumns, menuColumn(setDeleted)], []);
  const q = url.get("q") ?? undefined;
  const kind = kinds.find((one) => one === url.get("kind"));
  const pages = useCursorPaging(JSON.stringify([q, kind]), PAGE_SIZE);
  const query = useJobs({ q, kind, limit: PAGE_SIZE, cursor: pages.cursor ?? undefined });
  const isFirstVisit = query.data?.data.length === 0 && !q && !kind && pages.cursor === null;

  if (isFirstVisit) return <NoJobs />;
  const table = (
    <DataTable
      label="Jobs"
      columns={columns}
      rows={query.data?.data}
      rowId={rowId}
      rowHref={rowHref}
      renderNarrow={narrowJob}
      empty={<NoJobsFound text={q} kind={kind} onClear={() => url.set({ q: null, kind: null })} />}
      error={query.error}
      onRetry={() => void query.refetch()}
      isFetching={query.isPlaceholderData}
      paging={pages.paging(query.data?.next_cursor)}
      toolbar={<FilterBar filters={filters} text={{ key: "q", label: "Find a job" }} />}
    />
  );
  return (
    <>
      {table}
      <DeleteJob job={deleted} onClose={() => setDeleted(null)} />
    </>
  );
}

function narrowJob(job: JobSummary): ReactNode {
  const last = lastRunOf(job);
  const { state, word } = lastStateOf(job);
  return (
    <NarrowRow
      state={state}
      word={word}
      title={job.name}
      aside={last && <RelativeTime at={last.started_at} />}
      detail={
        <Box
          component="span"
          sx={{ display: "flex", alignItems: "center", justifyContent: "space-between", gap: 1 }}
        >
          <Typography component="span" variant="inherit" noWrap>
            {word} ·{" "}
            {job.schedule ? <NextSentence schedule={job.schedule} isOff={!job.enabled} /> : "no schedule"}
          </Typography>
          <JobBars job={job} max={12} />
        </Box>
      }
    />
  );
}

function NextSentence(props: Parameters<typeof NextRun>[0]) {
  if (props.isOff) return <>switched off</>;
  if (props.schedule.paused) return <>paused</>;
  return (
    <>
      next <NextRun {...props} />
    </>
  );
}
