import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { StatusChip } from "@/components/ui/status-chip";
import type { TableColumn } from "@/components/ui/table-column";
import type { SilenceView } from "@/lib/schemas/silence";
import { silenceStateWords } from "./silence-state";
import { silenceWords } from "./silence-words";
import { SilenceWhen } from "./silence-when";
import { canEnd } from "./use-end-silence-now";

interface EndAction {
  end: (silence: SilenceView) => void;
  endingId: string | null;
}

/** Without an action for those who may only read. */
export function silenceColumns(action: EndAction | null): TableColumn<SilenceView>[] {
  const columns: TableColumn<SilenceView>[] = [
    { field: "name", headerName: "Silence", flex: 1, minWidth: 160 },
    {
      field: "covers",
      headerName: "Covers",
      flex: 1.6,
      minWidth: 200,
      renderCell: ({ row }) => (
        <Typography component="span" variant="inherit" noWrap title={silenceWords(row)}>
          {silenceWords(row)}
        </Typography>
      ),
    },
    {
      field: "state",
      headerName: "State",
      width: 110,
      renderCell: ({ row }) => <StatusChip {...silenceStateWords[row.state]} />,
    },
    {
      field: "when",
      headerName: "When",
      flex: 0.8,
      minWidth: 170,
      renderCell: ({ row }) => <SilenceWhen silence={row} />,
    },
    {
      field: "created_by",
      headerName: "Made by",
      flex: 0.5,
      minWidth: 110,
      valueGetter: (_, { created_by }) => created_by?.name ?? "–",
    },
  ];
  if (!action) return columns;
  return [
    ...columns,
    {
      field: "actions",
      headerName: "Actions",
      width: 100,
      align: "right",
      headerAlign: "right",
      hideable: false,
      renderCell: ({ row }) =>
        canEnd(row) && (
          <Button
            size="small"
            variant="text"
            aria-label={`End ${row.name} now`}
            loading={action.endingId === row.id}
            onClick={() => action.end(row)}
          >
            End now
          </Button>
        ),
    },
  ];
}
