"use client";

import { Suspense } from "react";
import { MailServers } from "@/components/smtp/mail-servers";
import { AdminOnly } from "@/components/system/admin-only";
import { ListSkeleton } from "@/components/ui/skeletons";

export function EmailSettingsPage() {
  return (
    <AdminOnly title="Email settings" what="The email settings">
      <Suspense fallback={<ListSkeleton rows={2} />}>
        <MailServers />
      </Suspense>
    </AdminOnly>
  );
}
