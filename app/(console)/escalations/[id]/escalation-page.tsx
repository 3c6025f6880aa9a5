"use client";

import { EscalationDetail } from "@/components/escalations/escalation-detail";
import { Missing } from "@/components/runs/missing";
import { DetailSkeleton } from "@/components/ui/detail-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { TimelineSkeleton } from "@/components/ui/skeletons";
import { isApiError } from "@/lib/client/api-error";
import { useEscalation } from "@/lib/client/escalations";

export function EscalationPage({ id }: { id: string }) {
  const query = useEscalation(id);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="escalation" listHref="/escalations" listLabel="All escalations" />;
  return (
    <QueryBoundary
      query={query}
      loading={<DetailSkeleton main={<TimelineSkeleton rows={4} />} facts={8} />}
      errorTitle="The escalation could not be loaded"
    >
      {(escalation) => <EscalationDetail escalation={escalation} />}
    </QueryBoundary>
  );
}
