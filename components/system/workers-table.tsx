"use client";

import { DataTable } from "@/components/ui/data-table";
import { DurationText } from "@/components/ui/duration-text";
import { EmptyState } from "@/components/ui/empty-state";
import { NarrowRow } from "@/components/ui/narrow-row";
import { RelativeTime } from "@/components/ui/relative-time";
import type { State } from "@/components/ui/state";
import { StatusChip } from "@/components/ui/status-chip";
import type { TableColumn } from "@/components/ui/table-column";
import { CountText } from "@/components/ui/count-text";
import type { useWorkerStatus } from "@/lib/client/worker";
import type { WorkerStatus } from "@/lib/schemas/worker";

type Worker = WorkerStatus["workers"][number];

function stateOf({ is_alive, state }: Worker): { state: State; word: string } {
  if (!is_alive) return { state: "failed", word: "Silent" };
  if (state === "paused") return { state: "attention", word: "Paused" };
  if (state === "draining" || state === "stopping") return { state: "attention", word: "Finishing" };
  return { state: "ok", word: "Running" };
}

const columns: TableColumn<Worker>[] = [
  {
    field: "hostname",
    headerName: "Worker",
    flex: 1,
    minWidth: 180,
    valueGetter: (_, row) => `${row.hostname}, process ${row.pid}`,
  },
  {
    field: "state",
    headerName: "State",
    width: 120,
    renderCell: ({ row }) => <StatusChip {...stateOf(row)} />,
  },
  {
    field: "beat_at",
    headerName: "Last beat",
    width: 120,
    renderCell: ({ row }) => <RelativeTime at={row.beat_at} />,
  },
  {
    field: "started_at",
    headerName: "Up for",
    width: 120,
    renderCell: ({ row }) => (row.is_alive ? <DurationText since={row.started_at} /> : "–"),
  },
  {
    field: "delivered",
    headerName: "Delivered",
    width: 110,
    align: "right",
    headerAlign: "right",
    renderCell: ({ row }) => <CountText value={row.delivered} />,
  },
  {
    field: "failed",
    headerName: "Failed tries",
    width: 110,
    align: "right",
    headerAlign: "right",
    renderCell: ({ row }) => <CountText value={row.failed} />,
  },
];

const rowId = ({ id }: Worker) => id;

export function WorkersTable({ query }: { query: ReturnType<typeof useWorkerStatus> }) {
  return (
    <DataTable
      label="Workers seen"
      columns={columns}
      rows={query.data?.workers}
      rowId={rowId}
      renderNarrow={(worker) => (
        <NarrowRow
          {...stateOf(worker)}
          title={`${worker.hostname}, process ${worker.pid}`}
          aside={<RelativeTime at={worker.beat_at} />}
          detail={`${stateOf(worker).word} · ${worker.delivered} delivered · ${worker.failed} failed`}
        />
      )}
      error={query.error}
      onRetry={() => void query.refetch()}
      empty={
        <EmptyState
          drawing="broken"
          sentence="No worker was seen. One starts with the web server, unless RUNBELL_WORKER=off: then run “npm run worker” beside it."
        />
      }
    />
  );
}
