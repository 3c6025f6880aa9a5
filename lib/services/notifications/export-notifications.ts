import type { Actor } from "@/lib/core/actor";
import { csvLine } from "@/lib/core/csv";
import { database } from "@/lib/db/database";
import { listNotifications } from "@/lib/db/notifications";
import type { NotificationFilter, NotificationSummary } from "@/lib/schemas/notification";
import { searchOf } from "./notification-search";
import { viewNotificationSummary } from "./notification-view";

/** A spreadsheet takes about a million rows, and nobody reads as many; more is asked for with a narrower period. */
export const MAX_EXPORTED = 100_000;
const BATCH = 1_000;

type Column = [name: string, value: (row: NotificationSummary) => string | number | null];

const columns: readonly Column[] = [
  ["id", (row) => row.id],
  ["created_at", (row) => row.created_at],
  ["state", (row) => row.state],
  ["reason", (row) => row.reason],
  ["reason_text", (row) => row.reason_text],
  ["purpose", (row) => row.purpose],
  ["severity", (row) => row.severity],
  ["channel_kind", (row) => row.channel_kind],
  ["recipient", (row) => row.recipient],
  ["recipient_name", (row) => row.recipient_name],
  ["user_id", (row) => row.user_id],
  ["subject", (row) => row.subject],
  ["event_type", (row) => row.event_type],
  ["event_id", (row) => row.event_id],
  ["job", (row) => row.job?.key ?? null],
  ["job_name", (row) => row.job?.name ?? null],
  ["run_id", (row) => row.run_id],
  ["attempt_count", (row) => row.attempt_count],
  ["next_attempt_at", (row) => row.next_attempt_at],
  ["held_until", (row) => row.held_until],
  ["delivered_via", (row) => row.delivered_via],
  ["sent_at", (row) => row.sent_at],
  ["updated_at", (row) => row.updated_at],
];

/**
 * The notifications that fit, newest first, as lines of CSV under a header, a batch at a time: a reader who is slow or
 * leaves costs no memory and no further query.
 */
export async function* exportNotifications({
  actor,
  filter,
  max = MAX_EXPORTED,
}: {
  actor: Actor;
  filter: NotificationFilter;
  max?: number;
}): AsyncGenerator<string> {
  yield csvLine(columns.map(([name]) => name));
  const search = searchOf(actor, filter);
  if (!search) return;
  let after: { createdAt: Date; id: string } | null = null;
  for (let left = max; left > 0; left -= BATCH) {
    const limit = Math.min(BATCH, left);
    const rows: Awaited<ReturnType<typeof listNotifications>> = await listNotifications(
      database().prisma,
      actor.organisationId,
      { ...search, after, limit },
    );
    yield rows.map((row) => lineOf(viewNotificationSummary(row))).join("");
    after = rows.at(-1) ?? null;
    if (rows.length < limit) return;
  }
}

function lineOf(row: NotificationSummary): string {
  return csvLine(columns.map(([, value]) => value(row)));
}
