"use client";

import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { countOf } from "@/components/runs/count-words";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { NarrowRow } from "@/components/ui/narrow-row";
import type { TableColumn } from "@/components/ui/table-column";
import { useEscalationPolicies } from "@/lib/client/escalation-policies";
import { eventCatalogue } from "@/lib/core/event";
import type { EscalationPolicyView } from "@/lib/schemas/escalation-policy";
import { policyWords } from "./policy-words";

const rowId = ({ id }: EscalationPolicyView) => id;
const rowHref = ({ id }: EscalationPolicyView) => `/escalations/policies/${id}`;

const columns: TableColumn<EscalationPolicyView>[] = [
  { field: "name", headerName: "Policy", flex: 0.8, minWidth: 160 },
  {
    field: "steps",
    headerName: "Steps",
    flex: 2,
    minWidth: 240,
    renderCell: ({ row }) => (
      <Typography component="span" variant="inherit" noWrap title={policyWords(row)}>
        {policyWords(row)}
      </Typography>
    ),
  },
  {
    field: "event_types",
    headerName: "Used by",
    flex: 0.8,
    minWidth: 140,
    valueGetter: (_, row) => usersWords(row),
  },
  {
    field: "active_count",
    headerName: "Going on",
    width: 96,
    valueGetter: (_, { active_count }) => (active_count === 0 ? "–" : String(active_count)),
  },
];

export function PoliciesTable() {
  const query = useEscalationPolicies();
  return (
    <DataTable
      label="Escalation policies"
      columns={columns}
      rows={query.data?.data}
      rowId={rowId}
      rowHref={rowHref}
      renderNarrow={narrowPolicy}
      error={query.error}
      onRetry={() => void query.refetch()}
      empty={
        <EmptyState
          drawing="people"
          sentence="No policies yet. Add one, and choose it in a rule: then an event that nobody takes care of is told to the next ones."
        />
      }
    />
  );
}

function narrowPolicy(policy: EscalationPolicyView): ReactNode {
  return (
    <NarrowRow
      title={policy.name}
      aside={
        policy.active_count > 0 ? `${policy.active_count} going on` : countOf(policy.steps.length, "step")
      }
      detail={policyWords(policy)}
    />
  );
}

function usersWords({ event_types }: EscalationPolicyView): string {
  return event_types.map((type) => eventCatalogue[type].label).join(", ") || "No rule";
}
