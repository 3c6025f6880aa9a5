import type { VariableRow } from "@/lib/db/variables";
import type { VariableView } from "@/lib/schemas/variable";

export function viewVariable(row: VariableRow): VariableView {
  return {
    id: row.id,
    name: row.name,
    value: row.value as VariableView["value"],
    description: row.description,
    job: row.job,
    updated_by: row.updatedBy,
    updated_at: row.updatedAt.toISOString(),
  };
}
