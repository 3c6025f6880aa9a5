import Typography from "@mui/material/Typography";
import { NotificationChip } from "@/components/runs/notification-chip";
import { channelLabels } from "@/components/runs/notification-state";
import { NotificationWhy } from "@/components/runs/notification-why";
import { Person } from "@/components/ui/person";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TableColumn } from "@/components/ui/table-column";
import { eventCatalogue } from "@/lib/core/event";
import type { NotificationSummary } from "@/lib/schemas/notification";
import { subjectOf } from "./notification-words";

export const notificationColumns: TableColumn<NotificationSummary>[] = [
  {
    field: "recipient",
    headerName: "Recipient",
    flex: 1,
    minWidth: 170,
    renderCell: ({ row }) => <Person name={row.recipient_name} email={row.recipient} />,
  },
  {
    field: "subject",
    headerName: "Subject",
    flex: 1.8,
    minWidth: 200,
    valueGetter: (_, row) => subjectOf(row),
  },
  {
    field: "event_type",
    headerName: "Event",
    flex: 0.8,
    minWidth: 120,
    valueGetter: (_, row) => (row.event_type ? eventCatalogue[row.event_type].label : "–"),
  },
  {
    field: "channel_kind",
    headerName: "Channel",
    width: 84,
    valueFormatter: (kind: NotificationSummary["channel_kind"]) => channelLabels[kind],
  },
  {
    field: "state",
    headerName: "State",
    width: 118,
    renderCell: ({ row }) => <NotificationChip state={row.state} />,
  },
  {
    field: "reason",
    headerName: "Why",
    flex: 1.2,
    minWidth: 150,
    renderCell: ({ row }) => (
      <Typography component="span" variant="inherit" noWrap title={row.reason_text ?? undefined}>
        <NotificationWhy notification={row} />
      </Typography>
    ),
  },
  {
    field: "updated_at",
    headerName: "When",
    width: 108,
    align: "right",
    headerAlign: "right",
    renderCell: ({ row }) => <RelativeTime at={row.sent_at ?? row.updated_at} />,
  },
];
