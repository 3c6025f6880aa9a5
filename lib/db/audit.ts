import type { Actor } from "@/lib/core/actor";
import type { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "./database";

export interface AuditRecord {
  /** "<noun>.<verb>", such as "api_key.create" */
  action: string;
  subjectId?: string | null;
  /** What was there, what is there now: the fields worth knowing, never a secret. */
  before?: object | null;
  after?: object | null;
}

/** Writes down who did what, in the transaction that does it. Gives the entry's id. */
export async function recordAudit(
  tx: Tx,
  actor: Pick<Actor, "kind" | "organisationId" | "userId" | "label">,
  { action, subjectId, before, after }: AuditRecord,
): Promise<string> {
  const { id } = await tx.auditEntry.create({
    data: {
      organisationId: actor.organisationId,
      actorKind: actor.kind,
      actorId: actor.userId,
      actorLabel: actor.label,
      action,
      subjectId: subjectId ?? null,
      ...(before && { before: asJson(before) }),
      ...(after && { after: asJson(after) }),
    },
    select: { id: true },
  });
  return id;
}

/** What an entry could not know yet when it was written: how something went that was to be on record before it began. */
export async function completeAudit(db: Db, id: string, after: object): Promise<void> {
  await db.auditEntry.update({ where: { id }, data: { after: asJson(after) } });
}

/** As it would go over the wire: dates as text, secrets blanked, nothing undefined. */
function asJson(value: object): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}
