"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { countOf } from "@/components/runs/count-words";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { NarrowRow } from "@/components/ui/narrow-row";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusChip } from "@/components/ui/status-chip";
import type { TableColumn } from "@/components/ui/table-column";
import type { useOrganisations } from "@/lib/client/organisations";
import type { OrganisationView } from "@/lib/schemas/organisation";

const rowId = ({ id }: OrganisationView) => id;

/** What can be done with an organisation: nothing with those that one is not of. */
export type PlaceOf = (organisation: OrganisationView) => "here" | "elsewhere" | "stranger";

interface OrganisationsTableProps {
  query: ReturnType<typeof useOrganisations>;
  placeOf: PlaceOf;
  onSwitch: (organisationId: string) => void;
}

export function OrganisationsTable({ query, placeOf, onSwitch }: OrganisationsTableProps) {
  const placeCell = (row: OrganisationView) => (
    <Place organisation={row} place={placeOf(row)} onSwitch={onSwitch} />
  );
  return (
    <DataTable
      label="Organisations"
      columns={columnsWith(placeCell)}
      rows={query.data?.data}
      rowId={rowId}
      renderNarrow={(row) => (
        <Box
          sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", alignItems: "center", pr: 1.5 }}
        >
          <NarrowRow
            title={row.name}
            detail={`${row.slug} · ${countOf(row.member_count, "person", "people")}`}
          />
          {placeCell(row)}
        </Box>
      )}
      error={query.error}
      onRetry={() => void query.refetch()}
      linkField="place"
      empty={<EmptyState drawing="people" sentence="There is no organisation yet." />}
    />
  );
}

function columnsWith(
  placeCell: (organisation: OrganisationView) => ReactNode,
): TableColumn<OrganisationView>[] {
  return [
    { field: "name", headerName: "Name", flex: 1.2, minWidth: 160 },
    {
      field: "slug",
      headerName: "Short name",
      flex: 1,
      minWidth: 140,
      renderCell: ({ row }) => (
        <Typography component="span" variant="code" noWrap>
          {row.slug}
        </Typography>
      ),
    },
    { field: "member_count", headerName: "People", width: 90, align: "right", headerAlign: "right" },
    {
      field: "is_on",
      headerName: "Notifications",
      width: 130,
      renderCell: ({ row }) =>
        row.is_on ? <StatusChip state="ok" word="On" /> : <StatusChip state="attention" word="Off" />,
    },
    {
      field: "created_at",
      headerName: "Made",
      width: 110,
      renderCell: ({ row }) => <RelativeTime at={row.created_at} />,
    },
    {
      field: "place",
      headerName: "You",
      width: 120,
      align: "right",
      headerAlign: "right",
      hideable: false,
      renderCell: ({ row }) => placeCell(row),
    },
  ];
}

interface PlaceProps {
  organisation: OrganisationView;
  place: ReturnType<PlaceOf>;
  onSwitch: (organisationId: string) => void;
}

function Place({ organisation: { id, name }, place, onSwitch }: PlaceProps) {
  if (place === "here") return <>You are here</>;
  if (place === "stranger") return <>Not a member</>;
  return (
    <Button size="small" variant="text" aria-label={`Switch to ${name}`} onClick={() => onSwitch(id)}>
      Switch to it
    </Button>
  );
}
