import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import * as notifications from "@/lib/db/notifications";
import { decodeCursor, pageOfRows } from "@/lib/http/paging";
import type * as operations from "@/lib/schemas/notification";
import type { NotificationSummary } from "@/lib/schemas/notification";
import { searchOf } from "./notification-search";
import { viewNotificationSummary } from "./notification-view";

type ListNotificationsQuery = z.output<NonNullable<(typeof operations.listNotifications)["query"]>>;

/** Notifications of the organisation, newest first. */
export async function listNotifications({
  actor,
  query,
}: {
  actor: Actor;
  query: ListNotificationsQuery;
}): Promise<{ data: NotificationSummary[]; next_cursor: string | null }> {
  const { limit, cursor, ...filter } = query;
  const search = searchOf(actor, filter);
  if (!search) return { data: [], next_cursor: null };
  const rows = await notifications.listNotifications(database().prisma, actor.organisationId, {
    ...search,
    after: decodeCursor(cursor),
    limit: limit + 1,
  });
  const page = pageOfRows(rows, limit);
  return { data: page.rows.map(viewNotificationSummary), next_cursor: page.next_cursor };
}
