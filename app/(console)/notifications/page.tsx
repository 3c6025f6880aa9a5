import type { Metadata } from "next";
import { PAGE_SIZE } from "@/components/notifications/page-size";
import { notificationKeys } from "@/lib/client/notifications";
import { overviewKeys } from "@/lib/client/overview";
import { preload } from "@/lib/http/preload";
import * as notifications from "@/lib/schemas/notification";
import * as overview from "@/lib/schemas/overview";
import { listNotifications } from "@/lib/services/notifications/list-notifications";
import { getOverview } from "@/lib/services/overview/get-overview";
import { Preloaded } from "../preloaded";
import { NotificationsPage } from "./notifications-page";

export const metadata: Metadata = { title: "Notifications" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const firstPage = { limit: PAGE_SIZE };

export default async function Page({ searchParams }: Props) {
  const isFiltered = Object.keys(await searchParams).length > 0;
  const rows = preload(notifications.listNotifications, notificationKeys.list(firstPage), listNotifications, {
    query: { limit: String(PAGE_SIZE) },
  });
  return (
    <Preloaded
      preloads={[preload(overview.getOverview, overviewKeys.all, getOverview), ...(isFiltered ? [] : [rows])]}
    >
      <NotificationsPage />
    </Preloaded>
  );
}
