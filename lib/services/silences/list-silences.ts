import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { stateOfSilence, type SilenceState } from "@/lib/core/silence";
import { database } from "@/lib/db/database";
import { listSilences as listRows, type SilencePeriod } from "@/lib/db/silences";
import { decodeCursor, pageOfRows } from "@/lib/http/paging";
import type * as operations from "@/lib/schemas/silence";
import type { SilenceView } from "@/lib/schemas/silence";
import { readSilenceViews } from "./read-silences";

type ListSilencesQuery = z.output<NonNullable<(typeof operations.listSilences)["query"]>>;

const periods: Record<SilenceState, SilencePeriod> = {
  planned: "before",
  active: "in",
  resting: "in",
  over: "after",
};

/** Silences of the organisation, newest first. */
export async function listSilences({
  actor: { organisationId },
  query: { limit, cursor, state },
}: {
  actor: Actor;
  query: ListSilencesQuery;
}): Promise<{ data: SilenceView[]; next_cursor: string | null }> {
  const { prisma } = database();
  const now = new Date();
  const period = state && periods[state];
  // A schedule is not read by the database: of those in their time, which are few, all are looked at.
  const found = await listRows(prisma, organisationId, {
    period,
    now,
    after: decodeCursor(cursor),
    limit: period === "in" ? undefined : limit + 1,
  });
  const fitting = state ? found.filter((row) => stateOfSilence(row, now) === state) : found;
  const { rows, next_cursor } = pageOfRows(fitting, limit);
  return { data: await readSilenceViews(prisma, organisationId, rows, now), next_cursor };
}
