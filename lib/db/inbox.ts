import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "./database";
import { escapeLike } from "./jobs";

export type InboxRow = Prisma.InboxMessageGetPayload<object>;

export function findInboxMessage(db: Db, organisationId: string, id: string): Promise<InboxRow | null> {
  return db.inboxMessage.findFirst({ where: { id, organisationId } });
}

export interface InboxPosition {
  receivedAt: Date;
  id: string;
}

/** What the test inbox caught, from the newest on, after `after`. `text` is looked for in subject and text. */
export function listInboxMessages(
  db: Db,
  organisationId: string,
  filter: { to?: string; text?: string; after?: InboxPosition | null; limit: number },
): Promise<InboxRow[]> {
  const { to, text, after, limit } = filter;
  const conditions: Prisma.InboxMessageWhereInput[] = [];
  if (to) conditions.push({ recipient: { equals: escapeLike(to), mode: "insensitive" } });
  if (text) {
    const contains = { contains: escapeLike(text), mode: "insensitive" as const };
    conditions.push({ OR: [{ subject: contains }, { text: contains }, { recipient: contains }] });
  }
  if (after)
    conditions.push({
      receivedAt: { lte: after.receivedAt },
      OR: [{ receivedAt: { lt: after.receivedAt } }, { id: { lt: after.id } }],
    });
  return db.inboxMessage.findMany({
    where: { organisationId, AND: conditions },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}
