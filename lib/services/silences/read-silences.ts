import { NotFoundError } from "@/lib/core/errors";
import type { Db } from "@/lib/db/database";
import { findSilenceSubjects } from "@/lib/db/silence-subjects";
import { findSilence, type SilenceRow } from "@/lib/db/silences";
import type { SilenceView } from "@/lib/schemas/silence";
import { viewSilence } from "./silence-view";

/** Silences of one organisation as the API shows them at `now`, with the names of what they cover. */
export async function readSilenceViews(
  db: Db,
  organisationId: string,
  rows: readonly SilenceRow[],
  now: Date,
): Promise<SilenceView[]> {
  const subjects = await findSilenceSubjects(db, organisationId, rows);
  return rows.map((row) => viewSilence(row, subjects, now));
}

/** One of them. */
export async function readSilenceView(db: Db, row: SilenceRow, now: Date): Promise<SilenceView> {
  return viewSilence(row, await findSilenceSubjects(db, row.organisationId, [row]), now);
}

/** Throws NotFoundError for what is no silence of the organisation. */
export async function requireSilence(db: Db, organisationId: string, id: string): Promise<SilenceRow> {
  const row = await findSilence(db, organisationId, id);
  if (!row) throw new NotFoundError("silence", id);
  return row;
}
