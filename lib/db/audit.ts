import type { Actor } from "@/lib/core/actor";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "./database";

export interface AuditRecord {
  /** "<noun>.<verb>", such as "api_key.create" */
  action: string;
  subjectId?: string | null;
  /** What was there, what is there now: the fields worth knowing, never a secret. */
  before?: object | null;
  after?: object | null;
}

/** Writes down who did what, in the transaction that does it. */
export async function recordAudit(
  tx: Tx,
  actor: Pick<Actor, "kind" | "organisationId" | "userId" | "label">,
  { action, subjectId, before, after }: AuditRecord,
): Promise<void> {
  await tx.auditEntry.create({
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
  });
}

/** As it would go over the wire: dates as text, secrets blanked, nothing undefined. */
function asJson(value: object): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}
