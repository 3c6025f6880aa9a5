"use client";

import { AuditEntry } from "@/components/audit/audit-entry";
import { Missing } from "@/components/runs/missing";
import { AdminOnly } from "@/components/system/admin-only";
import { DetailSkeleton } from "@/components/ui/detail-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { TimelineSkeleton } from "@/components/ui/skeletons";
import { isApiError } from "@/lib/client/api-error";
import { useAuditEntry } from "@/lib/client/audit";

export function AuditEntryPage({ id }: { id: string }) {
  return (
    <AdminOnly title="Audit" what="The entries of the audit trail">
      <Entry id={id} />
    </AdminOnly>
  );
}

function Entry({ id }: { id: string }) {
  const query = useAuditEntry(id);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="audit entry" listHref="/settings/audit" listLabel="All entries" />;
  return (
    <QueryBoundary
      query={query}
      loading={<DetailSkeleton main={<TimelineSkeleton rows={5} />} facts={7} />}
      errorTitle="The entry could not be loaded"
    >
      {(entry) => <AuditEntry entry={entry} />}
    </QueryBoundary>
  );
}
