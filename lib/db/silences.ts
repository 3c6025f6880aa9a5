import type { EventType } from "@/lib/core/event";
import type { QuietHours } from "@/lib/core/quiet-hours";
import type { Silence } from "@/lib/core/silence";
import { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";

interface Row extends Omit<Silence, "eventTypes" | "schedule"> {
  eventTypes: string[];
  schedule: unknown;
}

/**
 * The silences of the organisation that have begun and are not over, now or at `at`: one with a schedule may rest then. With
 * `until` those that are so at any moment from `at` to it.
 */
export async function listSilencesInForce(
  db: Db,
  organisationId: string,
  at: Date | null = null,
  until: Date | null = at,
): Promise<Silence[]> {
  const rows = await query<Row>(
    `
SELECT id, name, job_ids AS "jobIds", target_ids AS "targetIds", event_types AS "eventTypes",
  except_critical AS "exceptCritical", starts_at AS "startsAt", ends_at AS "endsAt", schedule
FROM silences
WHERE organisation_id = $1::uuid AND starts_at <= coalesce($3::timestamptz, now())
  AND (ends_at IS NULL OR ends_at > coalesce($2::timestamptz, now()))
ORDER BY starts_at, id`,
    [organisationId, at, until],
    db,
  );
  return rows.map(({ eventTypes, schedule, ...row }) => ({
    ...row,
    eventTypes: eventTypes as EventType[],
    schedule: schedule as QuietHours | null,
  }));
}

const include = { createdBy: { select: { id: true, name: true } } } satisfies Prisma.SilenceInclude;

type Stored = Prisma.SilenceGetPayload<{ include: typeof include }>;

/** One of the organisation's silences, with who made it. */
export interface SilenceRow extends Omit<Stored, "eventTypes" | "schedule"> {
  eventTypes: EventType[];
  schedule: QuietHours | null;
}

export type SilenceFields = Omit<Silence, "id"> & { comment: string | null };

/** Before, in and after their time; those in it may rest by their schedule. */
export type SilencePeriod = "before" | "in" | "after";

function isNotOver(now: Date): Prisma.SilenceWhereInput {
  return { OR: [{ endsAt: null }, { endsAt: { gt: now } }] };
}

function isIn(period: SilencePeriod, now: Date): Prisma.SilenceWhereInput {
  if (period === "after") return { endsAt: { lte: now } };
  return { startsAt: period === "before" ? { gt: now } : { lte: now }, ...isNotOver(now) };
}

export interface SilenceSearch {
  period?: SilencePeriod;
  now: Date;
  after: { createdAt: Date; id: string } | null;
  /** All of them without it. */
  limit?: number;
}

/** Silences from the newest on, after `after`. */
export async function listSilences(
  db: Db,
  organisationId: string,
  { period, now, after, limit }: SilenceSearch,
): Promise<SilenceRow[]> {
  const conditions: Prisma.SilenceWhereInput[] = [];
  if (period) conditions.push(isIn(period, now));
  if (after)
    conditions.push({
      createdAt: { lte: after.createdAt },
      OR: [{ createdAt: { lt: after.createdAt } }, { id: { lt: after.id } }],
    });
  const rows = await db.silence.findMany({
    where: { organisationId, AND: conditions },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    include,
  });
  return rows.map(rowOf);
}

/** How many of the organisation's silences are not over. */
export function countSilencesNotOver(db: Db, organisationId: string, now: Date): Promise<number> {
  return db.silence.count({ where: { organisationId, ...isNotOver(now) } });
}

/** The organisation's silence, or null. */
export async function findSilence(db: Db, organisationId: string, id: string): Promise<SilenceRow | null> {
  const row = await db.silence.findFirst({ where: { id, organisationId }, include });
  return row && rowOf(row);
}

/** The caller holds lockOrganisation, and knows that the jobs and targets are the organisation's. */
export async function insertSilence(
  tx: Tx,
  silence: SilenceFields & { organisationId: string; createdById: string | null },
): Promise<SilenceRow> {
  return rowOf(await tx.silence.create({ data: storedOf(silence), include }));
}

/** The caller knows whose it is. */
export async function updateSilenceRow(tx: Tx, id: string, fields: SilenceFields): Promise<SilenceRow> {
  return rowOf(await tx.silence.update({ where: { id }, data: storedOf(fields), include }));
}

/** The caller knows whose it is. */
export async function setSilenceEnd(tx: Tx, id: string, endsAt: Date): Promise<SilenceRow> {
  return rowOf(await tx.silence.update({ where: { id }, data: { endsAt }, include }));
}

/** The caller knows whose it is. */
export async function deleteSilenceRow(tx: Tx, id: string): Promise<void> {
  await tx.silence.delete({ where: { id } });
}

function storedOf<Fields extends SilenceFields>({
  schedule,
  jobIds,
  targetIds,
  eventTypes,
  ...fields
}: Fields) {
  return {
    ...fields,
    jobIds: [...jobIds],
    targetIds: [...targetIds],
    eventTypes: [...eventTypes],
    schedule: schedule === null ? Prisma.DbNull : { ...schedule, days: [...schedule.days] },
  };
}

function rowOf({ eventTypes, schedule, ...row }: Stored): SilenceRow {
  return { ...row, eventTypes: eventTypes as EventType[], schedule: schedule as QuietHours | null };
}
