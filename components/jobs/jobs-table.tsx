"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { FilterBar } from "@/components/ui/filter-bar";
import { NarrowRow } from "@/components/ui/narrow-row";
import { RelativeTime } from "@/components/ui/relative-time";
import { useCursorPaging } from "@/components/ui/use-cursor-paging";
import { useUrlState } from "@/components/ui/use-url-state";
import { useJobs } from "@/lib/client/jobs";
import type { JobSummary } from "@/lib/schemas/job";
import { JobBars } from "./job-bars";
import { jobColumns } from "./job-columns";
import { lastRunOf, lastStateOf } from "./last-run";
import { NoJobs, NoJobsFound } from "./no-jobs";

const PAGE_SIZE = 25;
const rowId = ({ id }: JobSummary) => id;
const rowHref = ({ key }: JobSummary) => `/jobs/${encodeURIComponent(key)}`;

export function JobsTable() {
  const url = useUrlState();
  const q = url.get("q") ?? undefined;
  const pages = useCursorPaging(q ?? "", PAGE_SIZE);
  const query = useJobs({ q, limit: PAGE_SIZE, cursor: pages.cursor ?? undefined });
  const isFirstVisit = query.data?.data.length === 0 && !q;

  if (isFirstVisit) return <NoJobs />;
  return (
    <DataTable
      label="Jobs"
      columns={jobColumns}
      rows={query.data?.data}
      rowId={rowId}
      rowHref={rowHref}
      renderNarrow={narrowJob}
      empty={<NoJobsFound text={q ?? ""} onClear={() => url.set({ q: null })} />}
      error={query.error}
      onRetry={() => void query.refetch()}
      isFetching={query.isPlaceholderData}
      paging={pages.paging(query.data?.next_cursor)}
      toolbar={<FilterBar text={{ key: "q", label: "Find a job" }} />}
    />
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
            {word} · {job.owner?.name ?? "no owner"}
          </Typography>
          <JobBars job={job} max={12} />
        </Box>
      }
    />
  );
}
