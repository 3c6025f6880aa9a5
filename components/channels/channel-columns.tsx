import Typography from "@mui/material/Typography";
import { CountText } from "@/components/ui/count-text";
import { DurationText } from "@/components/ui/duration-text";
import { StatusChip } from "@/components/ui/status-chip";
import type { TableColumn } from "@/components/ui/table-column";
import type { ChannelView } from "@/lib/schemas/channel";
import { channelState } from "./channel-state";
import { KindName } from "./kind-name";
import { toldWords } from "./told-words";

export const channelColumns: TableColumn<ChannelView>[] = [
  {
    field: "name",
    headerName: "Channel",
    flex: 1.2,
    minWidth: 180,
    renderCell: ({ row: { kind, name } }) => <KindName kind={kind} name={name} />,
  },
  {
    field: "describes",
    headerName: "Where",
    flex: 1.2,
    minWidth: 160,
    renderCell: ({ row: { describes } }) => (
      <Typography
        component="span"
        variant="inherit"
        color="textSecondary"
        noWrap
        title={describes ?? undefined}
      >
        {describes ?? "–"}
      </Typography>
    ),
  },
  {
    field: "event_types",
    headerName: "Events",
    flex: 1,
    minWidth: 150,
    renderCell: ({ row }) => (
      <Typography
        component="span"
        variant="inherit"
        noWrap
        color={row.event_types.length === 0 ? "textSecondary" : undefined}
      >
        {toldWords(row)}
      </Typography>
    ),
  },
  {
    field: "health",
    headerName: "State",
    width: 140,
    renderCell: ({ row }) => <StatusChip {...channelState(row)} />,
  },
  {
    field: "latency",
    headerName: "Answers in",
    width: 104,
    align: "right",
    headerAlign: "right",
    renderCell: ({ row: { health } }) => <DurationText ms={health.latency_ms} />,
  },
  {
    field: "waiting",
    headerName: "Waiting",
    width: 88,
    align: "right",
    headerAlign: "right",
    renderCell: ({ row: { waiting } }) => <CountText value={waiting} />,
  },
];
