"use client";

import { DataTable } from "@/components/ui/data-table";
import { FilterBar } from "@/components/ui/filter-bar";
import { useCursorPaging } from "@/components/ui/use-cursor-paging";
import { useArrivals } from "@/lib/client/arrivals";
import { useNotifications } from "@/lib/client/notifications";
import type { NotificationSummary } from "@/lib/schemas/notification";
import { NarrowNotification } from "./narrow-notification";
import { NoNotifications, NoNotificationsFound } from "./no-notifications";
import { notificationColumns } from "./notification-columns";
import { PAGE_SIZE } from "./page-size";
import { PeriodFilter } from "./period-filter";
import { useNotificationFilters } from "./use-notification-filters";

const rowId = ({ id }: NotificationSummary) => id;
const rowHref = ({ id }: NotificationSummary) => `/notifications/${id}`;

export function NotificationsTable() {
  const { filter, filters, isFiltered, clear } = useNotificationFilters();
  const filterKey = JSON.stringify(filter);
  const pages = useCursorPaging(filterKey, PAGE_SIZE);
  const query = useNotifications({ ...filter, limit: PAGE_SIZE, cursor: pages.cursor ?? undefined });
  const { rows, newRows } = useArrivals(`${filterKey} ${pages.cursor ?? ""}`, query);

  return (
    <DataTable
      label="Notifications"
      columns={notificationColumns}
      rows={rows}
      newRows={pages.cursor ? undefined : newRows}
      rowId={rowId}
      rowHref={rowHref}
      linkField="subject"
      renderNarrow={(notification) => <NarrowNotification notification={notification} />}
      error={query.error}
      onRetry={() => void query.refetch()}
      isFetching={query.isPlaceholderData}
      paging={pages.paging(query.data?.next_cursor)}
      toolbar={
        <FilterBar filters={filters} text={{ key: "q", label: "Find by subject or recipient" }}>
          <PeriodFilter />
        </FilterBar>
      }
      empty={isFiltered ? <NoNotificationsFound onClear={clear} /> : <NoNotifications />}
    />
  );
}
