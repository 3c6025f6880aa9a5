import { NotFoundError } from "@/lib/core/errors";
import type { Db } from "@/lib/db/database";
import { findRotationUses } from "@/lib/db/rotation-uses";
import { findPeopleOf, findRotation, type RotationRow } from "@/lib/db/rotations";
import type { RotationView } from "@/lib/schemas/rotation";
import { viewRotation } from "./rotation-view";

/** Rotations of one organisation as the API shows them at `now`. */
export async function readRotationViews(
  db: Db,
  organisationId: string,
  rows: readonly RotationRow[],
  now: Date,
): Promise<RotationView[]> {
  const people = await findPeopleOf(db, organisationId, rows);
  const usesOf = await findRotationUses(db, organisationId);
  return rows.map((row) => viewRotation(row, { people, uses: usesOf(row.id), now }));
}

/** One of them, read anew. Throws NotFoundError for what is none of the organisation. */
export async function readRotationView(
  db: Db,
  organisationId: string,
  id: string,
  now: Date,
): Promise<RotationView> {
  const [view] = await readRotationViews(
    db,
    organisationId,
    [await requireRotation(db, organisationId, id, now)],
    now,
  );
  if (!view) throw new Error(`The rotation ${id} was found and not shown.`);
  return view;
}

/** Throws NotFoundError for what is no rotation of the organisation. */
export async function requireRotation(
  db: Db,
  organisationId: string,
  id: string,
  now: Date,
): Promise<RotationRow> {
  const row = await findRotation(db, organisationId, id, now);
  if (!row) throw new NotFoundError("rotation", id);
  return row;
}
