import Typography from "@mui/material/Typography";
import { DescriptionText } from "@/components/ui/description-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TableColumn } from "@/components/ui/table-column";
import type { TemplateSummary } from "@/lib/schemas/template";
import { placeWords } from "./place-words";
import { TemplateChannels } from "./template-channels";

export const templateColumns: TableColumn<TemplateSummary>[] = [
  { field: "name", headerName: "Template", flex: 1.2, minWidth: 200 },
  {
    field: "description",
    headerName: "What it is for",
    flex: 1.2,
    minWidth: 160,
    renderCell: ({ row }) => <DescriptionText text={row.description} />,
  },
  {
    field: "channels",
    headerName: "Written for",
    flex: 1,
    minWidth: 180,
    renderCell: ({ row }) => <TemplateChannels {...row} />,
  },
  {
    field: "use_count",
    headerName: "Used in",
    width: 96,
    renderCell: ({ row: { use_count } }) => (
      <Typography component="span" variant="inherit" color={use_count === 0 ? "textSecondary" : undefined}>
        {placeWords(use_count)}
      </Typography>
    ),
  },
  {
    field: "version",
    headerName: "Version",
    width: 84,
    align: "right",
    headerAlign: "right",
  },
  {
    field: "created_by",
    headerName: "Made by",
    flex: 0.6,
    minWidth: 110,
    valueGetter: (_, { created_by }) => created_by?.name ?? "–",
  },
  {
    field: "updated_at",
    headerName: "Changed",
    width: 108,
    align: "right",
    headerAlign: "right",
    renderCell: ({ row }) => <RelativeTime at={row.updated_at} />,
  },
];
