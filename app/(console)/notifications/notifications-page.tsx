"use client";

import { Suspense } from "react";
import { ExportButton } from "@/components/notifications/export-button";
import { NotificationsSentence } from "@/components/notifications/notifications-sentence";
import { NotificationsTable } from "@/components/notifications/notifications-table";
import { PageHeader } from "@/components/ui/page-header";

export function NotificationsPage() {
  return (
    <>
      <PageHeader
        title="Notifications"
        sentence={<NotificationsSentence />}
        action={
          <Suspense>
            <ExportButton />
          </Suspense>
        }
      />
      <Suspense>
        <NotificationsTable />
      </Suspense>
    </>
  );
}
