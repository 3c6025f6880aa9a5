"use client";

import { RotationDetail } from "@/components/on-call/rotation-detail";
import { Missing } from "@/components/runs/missing";
import { DetailSkeleton } from "@/components/ui/detail-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { FormSkeleton } from "@/components/ui/skeletons";
import { isApiError } from "@/lib/client/api-error";
import { useRotation } from "@/lib/client/rotations";

export function RotationPage({ id }: { id: string }) {
  const query = useRotation(id);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="rotation" listHref="/escalations/on-call" listLabel="All rotations" />;
  return (
    <QueryBoundary
      query={query}
      loading={<DetailSkeleton main={<FormSkeleton fields={6} />} facts={4} />}
      errorTitle="The rotation could not be loaded"
    >
      {(rotation) => <RotationDetail rotation={rotation} />}
    </QueryBoundary>
  );
}
