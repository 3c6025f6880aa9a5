import Typography from "@mui/material/Typography";
import { Person } from "@/components/ui/person";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TableColumn } from "@/components/ui/table-column";
import type { AuditEntryView } from "@/lib/schemas/audit";
import { changedPaths } from "./audit-words";

export const auditColumns: TableColumn<AuditEntryView>[] = [
  {
    field: "actor",
    headerName: "Who",
    flex: 0.9,
    minWidth: 150,
    renderCell: ({ row }) => <Person name={row.actor.label} email={row.actor.label} />,
  },
  { field: "action_text", headerName: "What", flex: 1.2, minWidth: 190 },
  {
    field: "subject_label",
    headerName: "Of what",
    flex: 1,
    minWidth: 130,
    valueGetter: (_, row) => row.subject_label ?? "–",
  },
  {
    field: "changes",
    headerName: "Fields",
    flex: 1,
    minWidth: 140,
    sortable: false,
    renderCell: ({ row }) => (
      <Typography component="span" variant="code" color="textSecondary" noWrap>
        {changedPaths(row.changes) || "–"}
      </Typography>
    ),
  },
  {
    field: "at",
    headerName: "When",
    width: 108,
    align: "right",
    headerAlign: "right",
    renderCell: ({ row }) => <RelativeTime at={row.at} />,
  },
];
