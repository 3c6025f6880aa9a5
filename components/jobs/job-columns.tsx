import Box from "@mui/material/Box";
import { RunChip } from "@/components/runs/run-chip";
import { Person } from "@/components/ui/person";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TableColumn } from "@/components/ui/table-column";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { JobSummary } from "@/lib/schemas/job";
import { JobBars } from "./job-bars";
import { kindLabels } from "./job-kind";
import { JobName } from "./job-name";
import { JobRowMenu } from "./job-row-menu";
import { lastRunOf } from "./last-run";
import { ScheduleCell } from "./schedule-cell";
import { SuccessText } from "./success-text";

export const jobColumns: TableColumn<JobSummary>[] = [
  {
    field: "name",
    headerName: "Job",
    flex: 1.6,
    minWidth: 220,
    renderCell: ({ row }) => <JobName name={row.name} jobKey={row.key} />,
  },
  {
    field: "kind",
    headerName: "Kind",
    width: 116,
    valueGetter: (_, row) => (row.enabled ? kindLabels[row.kind] : `${kindLabels[row.kind]}, off`),
  },
  {
    field: "schedule",
    headerName: "Schedule",
    flex: 1.3,
    minWidth: 170,
    renderCell: ({ row }) => <ScheduleCell job={row} />,
  },
  {
    field: "last_runs",
    headerName: "Last runs",
    width: 168,
    renderCell: ({ row }) => <JobBars job={row} />,
  },
  {
    field: "success",
    headerName: "Success",
    width: 84,
    align: "right",
    headerAlign: "right",
    renderCell: ({ row }) => <SuccessText lastRuns={row.last_runs} />,
  },
  {
    field: "last_run",
    headerName: "Last run",
    width: 200,
    renderCell: ({ row }) => <LastRunCell job={row} />,
  },
  {
    field: "owner",
    headerName: "Owner",
    flex: 0.8,
    minWidth: 130,
    renderCell: ({ row: { owner } }) => (owner ? <Person name={owner.name} email={owner.email} /> : "–"),
  },
];

/** The last column: what can be done with the job. */
export function menuColumn(onDelete: (job: JobSummary) => void): TableColumn<JobSummary> {
  return {
    field: "menu",
    headerName: "Actions",
    renderHeader: () => <VisuallyHidden>Actions</VisuallyHidden>,
    width: 52,
    align: "right",
    sortable: false,
    hideable: false,
    renderCell: ({ row }) => <JobRowMenu job={row} onDelete={onDelete} />,
  };
}

function LastRunCell({ job }: { job: JobSummary }) {
  const last = lastRunOf(job);
  if (!last) return <span>No runs yet</span>;
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 1 }}>
      <RunChip status={last.status} />
      <RelativeTime at={last.started_at} />
    </Box>
  );
}
