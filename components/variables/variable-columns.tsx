import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { DescriptionText } from "@/components/ui/description-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TableColumn } from "@/components/ui/table-column";
import type { VariableView } from "@/lib/schemas/variable";
import { VariableUse } from "./variable-use";
import { valueText } from "./variable-values";

export interface VariableActions {
  edit: (variable: VariableView) => void;
  remove: (variable: VariableView) => void;
}

/** Without actions for those who may only read. */
export function variableColumns(actions: VariableActions | null): TableColumn<VariableView>[] {
  const columns: TableColumn<VariableView>[] = [
    {
      field: "name",
      headerName: "In a template",
      flex: 1.5,
      minWidth: 250,
      renderCell: ({ row }) => <VariableUse name={row.name} />,
    },
    {
      field: "value",
      headerName: "Value",
      flex: 1.2,
      minWidth: 160,
      renderCell: ({ row: { value } }) => (
        <Typography component="span" variant="inherit" noWrap title={valueText(value)}>
          {valueText(value)}
        </Typography>
      ),
    },
    {
      field: "job",
      headerName: "For",
      flex: 0.7,
      minWidth: 120,
      renderCell: ({ row: { job } }) =>
        job ? <Link href={`/jobs/${encodeURIComponent(job.key)}`}>{job.name}</Link> : "every job",
    },
    {
      field: "description",
      headerName: "What it is",
      flex: 1,
      minWidth: 140,
      renderCell: ({ row }) => <DescriptionText text={row.description} />,
    },
    {
      field: "updated_by",
      headerName: "Changed by",
      flex: 0.6,
      minWidth: 110,
      valueGetter: (_, { updated_by }) => updated_by?.name ?? "–",
    },
    {
      field: "updated_at",
      headerName: "Changed",
      width: 108,
      renderCell: ({ row }) => <RelativeTime at={row.updated_at} />,
    },
  ];
  if (!actions) return columns;
  return [
    ...columns,
    {
      field: "actions",
      headerName: "Actions",
      width: 148,
      align: "right",
      headerAlign: "right",
      hideable: false,
      renderCell: ({ row }) => <VariableButtons variable={row} actions={actions} />,
    },
  ];
}

export function VariableButtons({ variable, actions }: { variable: VariableView; actions: VariableActions }) {
  const of = variable.job ? `${variable.name} of ${variable.job.name}` : variable.name;
  return (
    <Box component="span" sx={{ display: "inline-flex" }}>
      <Button size="small" variant="text" aria-label={`Edit ${of}`} onClick={() => actions.edit(variable)}>
        Edit
      </Button>
      <Button
        size="small"
        variant="text"
        aria-label={`Remove ${of}`}
        onClick={() => actions.remove(variable)}
      >
        Remove
      </Button>
    </Box>
  );
}
