"use client";

import { InboxMessage } from "@/components/inbox/inbox-message";
import { Missing } from "@/components/runs/missing";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { TextSkeleton } from "@/components/ui/skeletons";
import { isApiError } from "@/lib/client/api-error";
import { useInboxMessage } from "@/lib/client/inbox";

export function InboxMessagePage({ id }: { id: string }) {
  const query = useInboxMessage(id);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="message" listHref="/inbox" listLabel="Test inbox" />;
  return (
    <QueryBoundary
      query={query}
      loading={<TextSkeleton lines={8} />}
      errorTitle="The message could not be loaded"
    >
      {(message) => <InboxMessage message={message} namesPage />}
    </QueryBoundary>
  );
}
