import { onCallAt, type Rotation } from "@/lib/core/rotation";
import type { OnCall } from "@/lib/core/recipient";
import type { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "./database";
import { lockOrganisation } from "./lock-organisation";

export type RotationFields = Omit<Rotation, "absentIds" | "overrides"> & { name: string };

const person = { select: { id: true, name: true } } as const;

/** Of the overrides those that are not over at `at`, in the order of their making: the last one counts. */
function includeAt(at: Date) {
  return {
    overrides: {
      where: { endsAt: { gt: at } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      include: { user: person },
    },
  } satisfies Prisma.RotationInclude;
}

export type RotationRow = Prisma.RotationGetPayload<{ include: ReturnType<typeof includeAt> }>;

/** Lets rotations be written one after the other, and not while a trigger or policy is: they may name them. */
export async function lockRotations(tx: Tx, organisationId: string): Promise<void> {
  await lockOrganisation(tx, organisationId);
}

/**
 * Who has the turn in each of the organisation's rotations with these ids, at an instant: somebody who can be told, if
 * anybody in the rotation can. Unknown ids are missing.
 */
export async function findOnCall(
  db: Db,
  organisationId: string,
  ids: readonly string[],
  at: Date,
): Promise<Map<string, OnCall>> {
  if (ids.length === 0) return new Map();
  const rows = await db.rotation.findMany({
    where: { organisationId, id: { in: [...ids] } },
    include: includeAt(at),
  });
  const people = await findPeopleOf(db, organisationId, rows);
  return new Map(
    rows.map((row) => [row.id, { rotation: row.name, userId: onCallAt(rotationOf(row, people), at) }]),
  );
}

export interface RotationPerson {
  name: string;
  /** Of the organisation, and not disabled. */
  isActive: boolean;
}

/** The people in the rotations' lists and overrides, by id. Who is no member any more is missing. */
export async function findPeopleOf(
  db: Db,
  organisationId: string,
  rows: readonly Pick<RotationRow, "memberIds" | "overrides">[],
): Promise<Map<string, RotationPerson>> {
  const ids = rows.flatMap((row) => [...row.memberIds, ...row.overrides.map(({ userId }) => userId)]);
  const memberships = await db.membership.findMany({
    where: { organisationId, userId: { in: [...new Set(ids)] } },
    select: { user: { select: { id: true, name: true, disabledAt: true } } },
  });
  return new Map(
    memberships.map(({ user }) => [user.id, { name: user.name, isActive: user.disabledAt === null }]),
  );
}

/** A stored rotation as lib/core reads it: whoever is no active member is absent. */
export function rotationOf(
  row: Omit<Rotation, "absentIds">,
  people: ReadonlyMap<string, RotationPerson>,
): Rotation {
  const { zone, memberIds, handoverDay, handoverTime, startsOn, overrides } = row;
  const named = [...memberIds, ...overrides.map(({ userId }) => userId)];
  const absentIds = [...new Set(named)].filter((id) => !people.get(id)?.isActive);
  return { zone, memberIds, absentIds, handoverDay, handoverTime, startsOn, overrides };
}

/** The organisation's rotations by name, with the overrides that are not over at `at`. */
export function listRotationRows(db: Db, organisationId: string, at: Date): Promise<RotationRow[]> {
  return db.rotation.findMany({
    where: { organisationId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: includeAt(at),
  });
}

/** The organisation's rotation, or null. */
export function findRotation(
  db: Db,
  organisationId: string,
  id: string,
  at: Date,
): Promise<RotationRow | null> {
  return db.rotation.findFirst({ where: { id, organisationId }, include: includeAt(at) });
}

/** Writes a new rotation, or over one that the caller knows to be the organisation's. The caller holds lockRotations. */
export async function saveRotation(
  tx: Tx,
  organisationId: string,
  id: string | null,
  { memberIds, ...fields }: RotationFields,
): Promise<string> {
  const data = { ...fields, memberIds: [...memberIds] };
  const row =
    id === null
      ? await tx.rotation.create({ data: { organisationId, ...data }, select: { id: true } })
      : await tx.rotation.update({ where: { id }, data, select: { id: true } });
  return row.id;
}

/** The caller knows whose it is. */
export async function deleteRotationRow(tx: Tx, id: string): Promise<void> {
  await tx.rotation.delete({ where: { id } });
}

/** The caller knows whose rotation it is, and that the person is the organisation's. */
export async function insertOverride(
  tx: Tx,
  override: { rotationId: string; userId: string; startsAt: Date; endsAt: Date },
): Promise<string> {
  const { id } = await tx.rotationOverride.create({ data: override, select: { id: true } });
  return id;
}

/** The caller knows whose it is. */
export async function deleteOverrideRow(tx: Tx, id: string): Promise<void> {
  await tx.rotationOverride.delete({ where: { id } });
}
