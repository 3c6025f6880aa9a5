import Typography from "@mui/material/Typography";
import { StatusChip } from "@/components/ui/status-chip";
import type { TableColumn } from "@/components/ui/table-column";
import type { TriggerView } from "@/lib/schemas/trigger";
import { severityWords } from "./severity-words";
import { triggerState } from "./trigger-state";
import { TriggerSwitch } from "./trigger-switch";
import { howWords, whoWords } from "./trigger-words";

/** “3 too noisy” */
export function noiseWords(noise: number): string {
  return noise === 0 ? "–" : `${noise} too noisy`;
}

/** With a switch for those who may change it. */
export function triggerColumns(isAuthor: boolean): TableColumn<TriggerView>[] {
  return [
    {
      field: "enabled",
      headerName: "On",
      width: isAuthor ? 64 : 120,
      renderCell: ({ row }) =>
        isAuthor ? <TriggerSwitch trigger={row} /> : <StatusChip {...triggerState(row)} />,
    },
    {
      field: "label",
      headerName: "Event",
      flex: 1,
      minWidth: 180,
      renderCell: ({ row: { label, description } }) => <span title={description}>{label}</span>,
    },
    {
      field: "severity",
      headerName: "Severity",
      width: 108,
      renderCell: ({ row: { severity, own_severity } }) => (
        <StatusChip {...severityWords[severity ?? own_severity]} />
      ),
    },
    {
      field: "recipients",
      headerName: "Who",
      flex: 1.2,
      minWidth: 160,
      renderCell: ({ row }) => <CellText text={whoWords(row, row.recipient_names)} isQuiet={!row.enabled} />,
    },
    {
      field: "channel_kinds",
      headerName: "How",
      flex: 1.4,
      minWidth: 180,
      renderCell: ({ row }) => <CellText text={howWords(row)} isQuiet />,
    },
    {
      field: "told",
      headerName: "Last 7 days",
      width: 150,
      renderCell: ({ row: { told, held_back } }) => (
        <CellText text={toldWords(told, held_back)} isQuiet={told === 0} />
      ),
    },
    {
      field: "noise",
      headerName: "Noise",
      width: 104,
      renderCell: ({ row: { noise } }) => <CellText text={noiseWords(noise)} isQuiet={noise === 0} />,
    },
  ];
}

function toldWords(told: number, heldBack: number): string {
  if (told + heldBack === 0) return "–";
  return heldBack === 0 ? `${told} told` : `${told} told, ${heldBack} held back`;
}

function CellText({ text, isQuiet }: { text: string; isQuiet: boolean }) {
  return (
    <Typography
      component="span"
      variant="inherit"
      noWrap
      color={isQuiet ? "textSecondary" : undefined}
      title={text}
    >
      {text}
    </Typography>
  );
}
