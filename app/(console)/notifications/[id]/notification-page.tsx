"use client";

import { NotificationDetail } from "@/components/notifications/notification-detail";
import { Missing } from "@/components/runs/missing";
import { RunSkeleton } from "@/components/runs/run-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { isApiError } from "@/lib/client/api-error";
import { useNotification } from "@/lib/client/notifications";

export function NotificationPage({ id }: { id: string }) {
  const query = useNotification(id);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="notification" listHref="/notifications" listLabel="All notifications" />;
  return (
    <QueryBoundary query={query} loading={<RunSkeleton />} errorTitle="The notification could not be loaded">
      {(notification) => <NotificationDetail notification={notification} />}
    </QueryBoundary>
  );
}
