import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { findInboxMessage } from "@/lib/db/inbox";
import type { InboxMessageView } from "@/lib/schemas/inbox";
import { viewInboxMessage } from "./inbox-view";

/** One message that the test inbox caught. */
export async function getInboxMessage({
  actor,
  id,
}: {
  actor: Actor;
  id: string;
}): Promise<InboxMessageView> {
  const row = await findInboxMessage(database().prisma, actor.organisationId, id);
  if (!row) throw new NotFoundError("caught message", id);
  return viewInboxMessage(row);
}
