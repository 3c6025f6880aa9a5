"use client";

import type { TableColumn, TableRow } from "./table-column";
import { useStored } from "./use-stored";

export function useHiddenColumns<Row extends TableRow>(
  key: string,
  columns: readonly TableColumn<Row>[],
): [hidden: string[], hide: (fields: string[]) => void] {
  const [stored, store] = useStored(`runbell-columns-${key}`);
  const hidden = stored === null ? [] : stored.split(" ");
  const known = hidden.filter((field) =>
    columns.some((column) => column.field === field && column.hideable !== false),
  );
  return [known, (fields) => store(fields.join(" "))];
}
