"use client";

import { Suspense } from "react";
import { AuditSentence } from "@/components/audit/audit-sentence";
import { AuditTable } from "@/components/audit/audit-table";
import { ExportAuditButton } from "@/components/audit/export-audit-button";
import { AdminOnly } from "@/components/system/admin-only";
import { PageHeader } from "@/components/ui/page-header";

export function AuditPage() {
  return (
    <AdminOnly title="Audit" what="The entries of the audit trail">
      <PageHeader
        title="Audit"
        sentence={<AuditSentence />}
        action={
          <Suspense>
            <ExportAuditButton />
          </Suspense>
        }
      />
      <Suspense>
        <AuditTable />
      </Suspense>
    </AdminOnly>
  );
}
