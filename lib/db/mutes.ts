import { Id } from "@/lib/schemas/field";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";
import { newId } from "./new-id";

const include = { job: { select: { id: true, key: true, name: true } } } satisfies Prisma.MuteInclude;

export type MuteRow = Prisma.MuteGetPayload<{ include: typeof include }>;

/** Whose, and of what. */
export interface MutePlace {
  organisationId: string;
  userId: string;
  jobId: string;
}

/** What a person has muted at `now`, by the name of the job. */
export function listMutes(
  db: Db,
  { organisationId, userId }: Pick<MutePlace, "organisationId" | "userId">,
  now: Date,
): Promise<MuteRow[]> {
  return db.mute.findMany({
    where: { organisationId, userId, OR: [{ mutedUntil: null }, { mutedUntil: { gt: now } }] },
    orderBy: [{ job: { name: "asc" } }, { id: "asc" }],
    include,
  });
}

/** The person's mute of the job, also one that has ended, or null. */
export function findMute(db: Db, place: MutePlace): Promise<MuteRow | null> {
  return db.mute.findUnique({ where: { organisationId_userId_jobId: place }, include });
}

/**
 * Mutes the job until then; null: for good. One statement, so that two requests at once do not stumble over each other.
 * Trusts that job and person are the organisation's.
 */
export async function putMute(tx: Tx, place: MutePlace, mutedUntil: Date | null): Promise<MuteRow> {
  const { organisationId, userId, jobId } = place;
  await query(
    `
INSERT INTO mutes (id, organisation_id, user_id, job_id, muted_until)
VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::timestamptz)
ON CONFLICT (organisation_id, user_id, job_id) DO UPDATE SET muted_until = excluded.muted_until`,
    [newId(), organisationId, userId, jobId, mutedUntil],
    tx,
  );
  return tx.mute.findUniqueOrThrow({ where: { organisationId_userId_jobId: place }, include });
}

/** False when there was none. */
export async function deleteMute(tx: Tx, place: MutePlace): Promise<boolean> {
  const { count } = await tx.mute.deleteMany({ where: { ...place } });
  return count > 0;
}

/** The organisation's job of that key, else of that id, or null. */
export async function findJobToMute(
  db: Db,
  organisationId: string,
  keyOrId: string,
): Promise<MuteRow["job"] | null> {
  const byKey = await db.job.findFirst({ where: { organisationId, key: keyOrId }, ...include.job });
  if (byKey || !Id.safeParse(keyOrId).success) return byKey;
  return db.job.findFirst({ where: { organisationId, id: keyOrId }, ...include.job });
}
