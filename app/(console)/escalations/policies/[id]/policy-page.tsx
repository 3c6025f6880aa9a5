"use client";

import { PolicyDetail } from "@/components/escalations/policy-detail";
import { Missing } from "@/components/runs/missing";
import { DetailSkeleton } from "@/components/ui/detail-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { FormSkeleton } from "@/components/ui/skeletons";
import { isApiError } from "@/lib/client/api-error";
import { useEscalationPolicy } from "@/lib/client/escalation-policies";

export function PolicyPage({ id }: { id: string }) {
  const query = useEscalationPolicy(id);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="policy" listHref="/escalations/policies" listLabel="All policies" />;
  return (
    <QueryBoundary
      query={query}
      loading={<DetailSkeleton main={<FormSkeleton fields={6} />} facts={4} />}
      errorTitle="The policy could not be loaded"
    >
      {(policy) => <PolicyDetail policy={policy} />}
    </QueryBoundary>
  );
}
