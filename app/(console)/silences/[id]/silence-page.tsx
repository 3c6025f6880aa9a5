"use client";

import { Missing } from "@/components/runs/missing";
import { SilenceDetail } from "@/components/silences/silence-detail";
import { DetailSkeleton } from "@/components/ui/detail-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { FormSkeleton } from "@/components/ui/skeletons";
import { isApiError } from "@/lib/client/api-error";
import { useSilence } from "@/lib/client/silences";

export function SilencePage({ id }: { id: string }) {
  const query = useSilence(id);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="silence" listHref="/silences" listLabel="All silences" />;
  return (
    <QueryBoundary
      query={query}
      loading={<DetailSkeleton main={<FormSkeleton fields={6} />} facts={4} />}
      errorTitle="The silence could not be loaded"
    >
      {(silence) => <SilenceDetail silence={silence} />}
    </QueryBoundary>
  );
}
