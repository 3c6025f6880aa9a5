"use client";

import { Suspense } from "react";
import { NewChannel } from "@/components/channels/new-channel";
import { AdminOnly } from "@/components/system/admin-only";
import { FormSkeleton } from "@/components/ui/skeletons";
import { useUrlState } from "@/components/ui/use-url-state";

export function NewChannelPage() {
  return (
    <AdminOnly title="Add channel" what="New channels">
      <Suspense fallback={<FormSkeleton fields={5} />}>
        <Chosen />
      </Suspense>
    </AdminOnly>
  );
}

function Chosen() {
  return <NewChannel kind={useUrlState().get("kind")} />;
}
