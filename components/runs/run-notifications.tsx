"use client";

import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { NarrowRow } from "@/components/ui/narrow-row";
import { Person } from "@/components/ui/person";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TableColumn } from "@/components/ui/table-column";
import { isFinalRunStatus } from "@/lib/core/run";
import type { NotificationSummary } from "@/lib/schemas/notification";
import type { RunView } from "@/lib/schemas/run";
import { NotificationChip } from "./notification-chip";
import { channelLabels, notificationStateWords } from "./notification-state";
import { NotificationWhy } from "./notification-why";

const columns: TableColumn<NotificationSummary>[] = [
  {
    field: "recipient",
    headerName: "Who",
    flex: 1,
    minWidth: 150,
    renderCell: ({ row }) => <Person name={row.recipient_name} email={row.recipient} />,
  },
  {
    field: "channel_kind",
    headerName: "Over",
    width: 76,
    valueFormatter: (kind: NotificationSummary["channel_kind"]) => channelLabels[kind],
  },
  {
    field: "state",
    headerName: "State",
    width: 112,
    renderCell: ({ row }) => <NotificationChip state={row.state} />,
  },
  {
    field: "reason",
    headerName: "Why",
    flex: 1.4,
    minWidth: 140,
    renderCell: ({ row }) => <NotificationWhy notification={row} />,
  },
  {
    field: "updated_at",
    headerName: "When",
    width: 100,
    renderCell: ({ row }) => <RelativeTime at={row.sent_at ?? row.updated_at} />,
  },
];

const rowId = ({ id }: NotificationSummary) => id;
const rowHref = ({ id }: NotificationSummary) => `/notifications/${id}`;

export function RunNotifications({ run }: { run: RunView }) {
  return (
    <DataTable
      label="Notifications of this run"
      columns={columns}
      rows={run.notifications}
      rowId={rowId}
      rowHref={rowHref}
      renderNarrow={(row) => (
        <NarrowRow
          {...notificationStateWords[row.state]}
          title={row.recipient_name ?? row.recipient}
          aside={<RelativeTime at={row.sent_at ?? row.updated_at} />}
          detail={
            <>
              {notificationStateWords[row.state].word} · {channelLabels[row.channel_kind]} ·{" "}
              <NotificationWhy notification={row} />
            </>
          }
        />
      )}
      empty={
        <EmptyState
          drawing="bell"
          sentence={
            isFinalRunStatus(run.status)
              ? "This run told nobody. Its events say why."
              : "Nobody has been told yet. What the run gives rise to appears here."
          }
        />
      }
    />
  );
}
