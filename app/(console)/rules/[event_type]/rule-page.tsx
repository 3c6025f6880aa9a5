"use client";

import { Missing } from "@/components/runs/missing";
import { TriggerDetail } from "@/components/triggers/trigger-detail";
import { DetailSkeleton } from "@/components/ui/detail-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { FormSkeleton } from "@/components/ui/skeletons";
import { isApiError } from "@/lib/client/api-error";
import { useTrigger } from "@/lib/client/triggers";

export function RulePage({ eventType }: { eventType: string }) {
  const query = useTrigger(eventType);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="rule" listHref="/rules" listLabel="All rules" />;
  return (
    <QueryBoundary
      query={query}
      loading={<DetailSkeleton main={<FormSkeleton fields={6} />} facts={4} />}
      errorTitle="The rule could not be loaded"
    >
      {(trigger) => <TriggerDetail trigger={trigger} />}
    </QueryBoundary>
  );
}
