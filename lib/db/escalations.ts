import type { EscalationState } from "@/lib/core/escalation";
import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "./database";
import { briefSelect, type EscalationBriefRow } from "./escalation-brief";
import { summarySelect } from "./notifications";

const include = {
  event: { select: { id: true, type: true, severity: true, title: true, occurredAt: true } },
  job: { select: { id: true, key: true, name: true } },
} satisfies Prisma.EscalationInclude;
export type EscalationRow = Prisma.EscalationGetPayload<{ include: typeof include }>;

/** Escalations from the newest on, after `after`. */
export function listEscalationRows(
  db: Db,
  organisationId: string,
  {
    state,
    eventId,
    after,
    limit,
  }: {
    state?: EscalationState;
    eventId?: string;
    after: { createdAt: Date; id: string } | null;
    limit: number;
  },
): Promise<EscalationRow[]> {
  const conditions: Prisma.EscalationWhereInput[] = [{ state, eventId }];
  if (after)
    conditions.push({
      createdAt: { lte: after.createdAt },
      OR: [{ createdAt: { lt: after.createdAt } }, { id: { lt: after.id } }],
    });
  return db.escalation.findMany({
    where: { organisationId, AND: conditions },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    include,
  });
}

/** The organisation's escalation, or null. */
export function findEscalation(db: Db, organisationId: string, id: string): Promise<EscalationRow | null> {
  return db.escalation.findFirst({ where: { id, organisationId }, include });
}

/** The escalation that a job's trouble of this type, recorded at `at`, has joined, while it goes on; or null. */
export function findJoinedEscalation(
  db: Db,
  organisationId: string,
  { jobId, type, at }: { jobId: string; type: string; at: Date },
): Promise<EscalationBriefRow | null> {
  return db.escalation.findFirst({
    where: { organisationId, jobId, state: "active", createdAt: { lte: at }, event: { type } },
    select: briefSelect,
  });
}

const toldSelect = { ...summarySelect, dedupeKey: true } satisfies Prisma.NotificationSelect;
export type ToldByEscalation = Prisma.NotificationGetPayload<{ select: typeof toldSelect }>;

/** The notifications that an escalation made, oldest first; their keys begin with that of their step. */
export function listToldBy(
  db: Db,
  organisationId: string,
  escalationId: string,
): Promise<ToldByEscalation[]> {
  return db.notification.findMany({
    where: { organisationId, escalationId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: toldSelect,
  });
}

/** Whether a person was told of the event, by its trigger or by its escalation: a message that is no skip. */
export async function wasTold(
  db: Db,
  { organisationId, userId, eventId }: { organisationId: string; userId: string; eventId: string },
): Promise<boolean> {
  const where = { organisationId, userId, eventId, state: { not: "skipped" } };
  return (await db.notification.count({ where })) > 0;
}
