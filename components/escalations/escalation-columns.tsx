import { RelativeTime } from "@/components/ui/relative-time";
import { StatusChip } from "@/components/ui/status-chip";
import type { TableColumn } from "@/components/ui/table-column";
import type { EscalationView } from "@/lib/schemas/escalation";
import { escalationStateWords, takenWords } from "./escalation-words";

export const escalationColumns: TableColumn<EscalationView>[] = [
  {
    field: "title",
    headerName: "Event",
    flex: 1.6,
    minWidth: 200,
    valueGetter: (_, { event }) => event.title,
  },
  {
    field: "job",
    headerName: "Job",
    flex: 0.7,
    minWidth: 120,
    valueGetter: (_, { job }) => job?.name ?? "–",
  },
  {
    field: "policy",
    headerName: "Policy",
    flex: 0.7,
    minWidth: 120,
    valueGetter: (_, { policy }) => policy.name,
  },
  {
    field: "state",
    headerName: "State",
    width: 150,
    renderCell: ({ row }) => <StatusChip {...escalationStateWords[row.state]} />,
  },
  { field: "steps", headerName: "Steps", width: 84, valueGetter: (_, row) => takenWords(row) },
  {
    field: "ended_by",
    headerName: "Ended by",
    flex: 0.6,
    minWidth: 120,
    valueGetter: (_, { ended_by }) => ended_by ?? "–",
  },
  {
    field: "started_at",
    headerName: "Began",
    width: 112,
    renderCell: ({ row }) => <RelativeTime at={row.started_at} />,
  },
];
