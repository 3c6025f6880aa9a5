"use client";

import Button from "@mui/material/Button";
import { PeriodFilter } from "@/components/notifications/period-filter";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { useCursorPaging } from "@/components/ui/use-cursor-paging";
import { useAudit } from "@/lib/client/audit";
import type { AuditEntryView } from "@/lib/schemas/audit";
import { auditColumns } from "./audit-columns";
import { NarrowEntry } from "./narrow-entry";
import { useAuditFilters } from "./use-audit-filters";

const PAGE_SIZE = 25;
const rowId = ({ id }: AuditEntryView) => id;
const rowHref = ({ id }: AuditEntryView) => `/settings/audit/${id}`;

export function AuditTable() {
  const { filter, filters, isFiltered, clear } = useAuditFilters();
  const pages = useCursorPaging(JSON.stringify(filter), PAGE_SIZE);
  const query = useAudit({ ...filter, limit: PAGE_SIZE, cursor: pages.cursor ?? undefined });

  return (
    <DataTable
      label="Audit trail"
      columns={auditColumns}
      rows={query.data?.data}
      rowId={rowId}
      rowHref={rowHref}
      linkField="action_text"
      renderNarrow={(entry) => <NarrowEntry entry={entry} />}
      error={query.error}
      onRetry={() => void query.refetch()}
      isFetching={query.isPlaceholderData}
      paging={pages.paging(query.data?.next_cursor)}
      toolbar={
        <FilterBar filters={filters}>
          <PeriodFilter />
        </FilterBar>
      }
      empty={
        isFiltered ? (
          <EmptyState
            drawing="search"
            sentence="Nothing in the audit trail matches these filters."
            action={<Button onClick={clear}>Show everything</Button>}
          />
        ) : (
          <EmptyState
            drawing="list"
            sentence="Nothing yet. Whoever changes a setting, signs in or acts by hand is written down here, with what was before and after."
          />
        )
      }
    />
  );
}
