"use client";

import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { NarrowRow } from "@/components/ui/narrow-row";
import type { useVariables } from "@/lib/client/variables";
import type { VariableView } from "@/lib/schemas/variable";
import { VariableButtons, variableColumns, type VariableActions } from "./variable-columns";
import { valueText } from "./variable-values";

const rowId = ({ id }: VariableView) => id;

interface VariablesTableProps {
  query: ReturnType<typeof useVariables>;
  actions: VariableActions | null;
  addButton: ReactNode;
}

export function VariablesTable({ query, actions, addButton }: VariablesTableProps) {
  return (
    <DataTable
      label="Variables"
      columns={variableColumns(actions)}
      rows={query.data?.data}
      rowId={rowId}
      linkField="actions"
      renderNarrow={(variable) => <NarrowVariable variable={variable} actions={actions} />}
      error={query.error}
      onRetry={() => void query.refetch()}
      empty={
        <EmptyState
          drawing="list"
          sentence="No variables yet. Say once where the runbook is or which team is on call; every template can write it."
          action={addButton}
        />
      }
    />
  );
}

function NarrowVariable({ variable, actions }: { variable: VariableView; actions: VariableActions | null }) {
  const { name, value, job } = variable;
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", alignItems: "center", pr: 1 }}>
      <NarrowRow title={`vars.${name}`} detail={`${valueText(value)} · ${job?.name ?? "every job"}`} />
      {actions && <VariableButtons variable={variable} actions={actions} />}
    </Box>
  );
}
