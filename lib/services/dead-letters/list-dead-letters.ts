import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import * as deadLetters from "@/lib/db/dead-letters";
import { decodeCursor, pageOfRows } from "@/lib/http/paging";
import type { DeadLetter } from "@/lib/schemas/dead-letter";
import type * as operations from "@/lib/schemas/dead-letter";
import { viewNotificationSummary } from "../notifications/notification-view";

type ListDeadLettersQuery = z.output<NonNullable<(typeof operations.listDeadLetters)["query"]>>;

/** Open dead letters of the organisation, newest first. */
export async function listDeadLetters({
  actor,
  query: { cause, cursor, limit },
}: {
  actor: Actor;
  query: ListDeadLettersQuery;
}): Promise<{ data: DeadLetter[]; next_cursor: string | null }> {
  const rows = await deadLetters.listDeadLetters(database().prisma, actor.organisationId, {
    cause,
    after: decodeCursor(cursor),
    limit: limit + 1,
  });
  const page = pageOfRows(rows, limit);
  return { data: page.rows.map(viewDeadLetter), next_cursor: page.next_cursor };
}

function viewDeadLetter(row: deadLetters.DeadLetterRow): DeadLetter {
  return {
    ...viewNotificationSummary(row),
    cause: row.cause,
    detail: row.errorMessage,
    original_notification_id: row.originalId,
    error_type: row.reason ?? "unexpected",
    error_message: row.errorMessage,
    retry_count: Math.max(0, row.attemptCount - 1),
    last_retry_at: row.attempts[0]?.startedAt.toISOString() ?? null,
  };
}
