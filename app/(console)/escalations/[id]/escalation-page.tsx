"use client";

import { EscalationDetail } from "@/components/escalations/escalation-detail";
import { EscalationSkeleton } from "@/components/escalations/escalation-skeleton";
import { Missing } from "@/components/runs/missing";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { isApiError } from "@/lib/client/api-error";
import { useEscalation } from "@/lib/client/escalations";

export function EscalationPage({ id }: { id: string }) {
  const query = useEscalation(id);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="escalation" listHref="/escalations" listLabel="All escalations" />;
  return (
    <QueryBoundary
      query={query}
      loading={<EscalationSkeleton />}
      errorTitle="The escalation could not be loaded"
    >
      {(escalation) => <EscalationDetail escalation={escalation} />}
    </QueryBoundary>
  );
}
