import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { listInboxMessages } from "@/lib/db/inbox";
import { decodeCursor, pageOfRows } from "@/lib/http/paging";
import type * as operations from "@/lib/schemas/inbox";
import type { InboxMessageView } from "@/lib/schemas/inbox";
import { viewInboxMessage } from "./inbox-view";

type ListInboxQuery = z.output<NonNullable<(typeof operations.listInbox)["query"]>>;

/** What the organisation's test inbox caught, newest first. */
export async function listInbox({
  actor,
  query,
}: {
  actor: Actor;
  query: ListInboxQuery;
}): Promise<{ data: InboxMessageView[]; next_cursor: string | null }> {
  const { limit, cursor, to, q } = query;
  const position = decodeCursor(cursor);
  const rows = await listInboxMessages(database().prisma, actor.organisationId, {
    to,
    text: q,
    after: position && { receivedAt: position.createdAt, id: position.id },
    limit: limit + 1,
  });
  const page = pageOfRows(
    rows.map((row) => ({ ...row, createdAt: row.receivedAt })),
    limit,
  );
  return { data: page.rows.map(viewInboxMessage), next_cursor: page.next_cursor };
}
