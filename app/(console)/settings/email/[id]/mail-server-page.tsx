"use client";

import { Missing } from "@/components/runs/missing";
import { MailServerDetail } from "@/components/smtp/mail-server-detail";
import { AdminOnly } from "@/components/system/admin-only";
import { DetailSkeleton } from "@/components/ui/detail-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { FormSkeleton } from "@/components/ui/skeletons";
import { useMailServers } from "@/lib/client/mail-servers";

export function MailServerPage({ id }: { id: string }) {
  return (
    <AdminOnly title="Email settings" what="The email settings">
      <Found id={id} />
    </AdminOnly>
  );
}

function Found({ id }: { id: string }) {
  const query = useMailServers();
  return (
    <QueryBoundary
      query={query}
      loading={<DetailSkeleton main={<FormSkeleton fields={5} />} facts={5} />}
      errorTitle="The mail server could not be loaded"
    >
      {({ data }) => {
        const server = data.find((candidate) => candidate.id === id);
        return server ? (
          <MailServerDetail server={server} />
        ) : (
          <Missing noun="mail server" listHref="/settings/email" listLabel="All mail servers" />
        );
      }}
    </QueryBoundary>
  );
}
