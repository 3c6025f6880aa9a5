"use client";

import { Suspense } from "react";
import { NewMailServer } from "@/components/smtp/new-mail-server";
import { AdminOnly } from "@/components/system/admin-only";
import { FormSkeleton } from "@/components/ui/skeletons";
import { useUrlState } from "@/components/ui/use-url-state";

export function NewMailServerPage() {
  return (
    <AdminOnly title="Add a mail server" what="The email settings">
      <Suspense fallback={<FormSkeleton fields={5} />}>
        <Chosen />
      </Suspense>
    </AdminOnly>
  );
}

function Chosen() {
  return <NewMailServer preset={useUrlState().get("preset")} />;
}
