import { OverflowMenu, type OverflowItem } from "@/components/ui/overflow-menu";
import { Person } from "@/components/ui/person";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusChip } from "@/components/ui/status-chip";
import type { TableColumn } from "@/components/ui/table-column";
import type { MemberView } from "@/lib/schemas/member";
import { memberState, roleWords, signsInWords } from "./member-words";
import { RoleSelect } from "./role-select";

export type ItemsOf = (member: MemberView) => OverflowItem[];

/** Without a menu for those who may only read. */
export function memberColumns(itemsOf: ItemsOf | null): TableColumn<MemberView>[] {
  const columns: TableColumn<MemberView>[] = [
    {
      field: "name",
      headerName: "Name",
      flex: 1,
      minWidth: 170,
      renderCell: ({ row }) => <Person name={row.name} email={row.email} />,
    },
    { field: "email", headerName: "Email", flex: 1.1, minWidth: 180 },
    {
      field: "role",
      headerName: "Role",
      width: 124,
      renderCell: ({ row }) => (itemsOf ? <RoleSelect member={row} /> : roleWords[row.role].label),
    },
    {
      field: "signs_in_with",
      headerName: "Signs in with",
      width: 180,
      valueGetter: (_, row) => signsInWords(row),
    },
    {
      field: "last_seen_at",
      headerName: "Last seen",
      width: 120,
      renderCell: ({ row }) => (row.last_seen_at ? <RelativeTime at={row.last_seen_at} /> : "not signed in"),
    },
    {
      field: "state",
      headerName: "State",
      width: 112,
      renderCell: ({ row }) => <StatusChip {...memberState(row)} />,
    },
  ];
  if (!itemsOf) return columns;
  return [
    ...columns,
    {
      field: "actions",
      headerName: "Actions",
      width: 76,
      align: "right",
      headerAlign: "right",
      hideable: false,
      renderCell: ({ row }) => <OverflowMenu label={`Actions for ${row.name}`} items={itemsOf(row)} />,
    },
  ];
}
