"use client";

import { AuditEntry } from "@/components/audit/audit-entry";
import { Missing } from "@/components/runs/missing";
import { RunSkeleton } from "@/components/runs/run-skeleton";
import { AdminOnly } from "@/components/system/admin-only";
import { QueryBoundary } from "@/components/ui/query-boundary";
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
    <QueryBoundary query={query} loading={<RunSkeleton />} errorTitle="The entry could not be loaded">
      {(entry) => <AuditEntry entry={entry} />}
    </QueryBoundary>
  );
}
