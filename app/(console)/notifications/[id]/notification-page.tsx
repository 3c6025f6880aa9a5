"use client";

import { NotificationDetail } from "@/components/notifications/notification-detail";
import { Missing } from "@/components/runs/missing";
import { DetailSkeleton } from "@/components/ui/detail-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { TimelineSkeleton } from "@/components/ui/skeletons";
import { isApiError } from "@/lib/client/api-error";
import { useNotification } from "@/lib/client/notifications";

export function NotificationPage({ id }: { id: string }) {
  const query = useNotification(id);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="notification" listHref="/notifications" listLabel="All notifications" />;
  return (
    <QueryBoundary
      query={query}
      loading={<DetailSkeleton main={<TimelineSkeleton rows={5} />} facts={7} />}
      errorTitle="The notification could not be loaded"
    >
      {(notification) => <NotificationDetail notification={notification} />}
    </QueryBoundary>
  );
}
