import { RelativeTime } from "@/components/ui/relative-time";
import type { TableColumn } from "@/components/ui/table-column";
import type { RunSummary } from "@/lib/schemas/run";
import { RunChip } from "./run-chip";
import { RunDuration } from "./run-duration";
import { JobName } from "@/components/jobs/job-name";
import { startedByWords } from "./cause-words";
import { stepsWords } from "./run-words";

const status: TableColumn<RunSummary> = {
  field: "status",
  headerName: "State",
  width: 124,
  renderCell: ({ row }) => <RunChip status={row.status} />,
};

const job: TableColumn<RunSummary> = {
  field: "job",
  headerName: "Job",
  flex: 1.4,
  minWidth: 200,
  renderCell: ({ row }) => <JobName name={row.job.name} jobKey={row.job.key} />,
};

const target: TableColumn<RunSummary> = {
  field: "target",
  headerName: "Target",
  flex: 0.7,
  minWidth: 100,
  valueGetter: (_, row) => row.target?.name ?? "–",
};

const course: TableColumn<RunSummary>[] = [
  {
    field: "steps",
    headerName: "Steps",
    width: 92,
    valueGetter: (_, row) => stepsWords(row),
  },
  {
    field: "error_message",
    headerName: "Error",
    flex: 1.6,
    minWidth: 140,
    valueGetter: (_, row) => row.error_message ?? "",
  },
];

const times: TableColumn<RunSummary>[] = [
  {
    field: "started_by",
    headerName: "Started by",
    flex: 0.7,
    minWidth: 110,
    valueGetter: (_, row) => startedByWords(row),
  },
  {
    field: "duration",
    headerName: "Duration",
    width: 92,
    align: "right",
    headerAlign: "right",
    renderCell: ({ row }) => <RunDuration run={row} />,
  },
  {
    field: "started_at",
    headerName: "Started",
    width: 116,
    align: "right",
    headerAlign: "right",
    renderCell: ({ row }) => <RelativeTime at={row.started_at ?? row.created_at} />,
  },
];

export const runColumns = [job, status, ...course, target, ...times];
/** On the page of one job, which tells the rest. */
export const jobRunColumns = [status, ...course, ...times];
