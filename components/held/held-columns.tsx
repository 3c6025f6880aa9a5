import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { channelLabels } from "@/components/runs/notification-state";
import { severityWords } from "@/components/runs/severity-words";
import { Person } from "@/components/ui/person";
import { StatusChip } from "@/components/ui/status-chip";
import type { TableColumn } from "@/components/ui/table-column";
import type { HeldNotification } from "@/lib/schemas/held";
import { HeldButtons } from "./held-buttons";
import { HeldUntil } from "./held-until";
import { titleOf, type HeldChangeName } from "./held-words";

const columns: TableColumn<HeldNotification>[] = [
  {
    field: "recipient",
    headerName: "Recipient",
    flex: 0.9,
    minWidth: 150,
    renderCell: ({ row }) => <Person name={row.recipient_name} email={row.recipient} />,
  },
  {
    field: "title",
    headerName: "Message",
    flex: 1.3,
    minWidth: 180,
    renderCell: ({ row }) => (
      <Box component="span" sx={{ display: "flex", alignItems: "center", gap: 1, minWidth: 0 }}>
        <Typography component="span" variant="inherit" noWrap title={titleOf(row)}>
          {titleOf(row)}
        </Typography>
        {!row.bundle && row.resolved_at && <StatusChip state="ok" word="Resolved meanwhile" />}
      </Box>
    ),
  },
  {
    field: "channel_kind",
    headerName: "Channel",
    width: 84,
    valueFormatter: (kind: HeldNotification["channel_kind"]) => channelLabels[kind],
  },
  {
    field: "severity",
    headerName: "Severity",
    width: 108,
    renderCell: ({ row }) => <StatusChip {...severityWords[row.severity]} />,
  },
  {
    field: "sentence",
    headerName: "Why",
    flex: 1.3,
    minWidth: 160,
    renderCell: ({ row }) => (
      <Typography component="span" variant="inherit" noWrap title={row.sentence}>
        {row.sentence}
      </Typography>
    ),
  },
  {
    field: "held_until",
    headerName: "Until",
    flex: 1,
    minWidth: 200,
    renderCell: ({ row }) => <HeldUntil held={row} />,
  },
];

/** With what an author does with a row; without for whoever only reads. */
export function heldColumns(
  onAsk: ((change: HeldChangeName, held: HeldNotification) => void) | null,
): TableColumn<HeldNotification>[] {
  if (!onAsk) return columns;
  const actions: TableColumn<HeldNotification> = {
    field: "actions",
    headerName: "Actions",
    width: 168,
    hideable: false,
    align: "right",
    renderCell: ({ row }) => (
      <Box component="span" sx={{ display: "inline-flex", gap: 1 }}>
        <HeldButtons
          of={`${titleOf(row)} to ${row.recipient_name ?? row.recipient}`}
          onAsk={(change) => onAsk(change, row)}
        />
      </Box>
    ),
  };
  return [...columns, actions];
}
