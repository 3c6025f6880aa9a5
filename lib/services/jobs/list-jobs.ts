import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { InvalidInputError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import * as jobs from "@/lib/db/jobs";
import type * as operations from "@/lib/schemas/job";
import type { JobSummary } from "@/lib/schemas/job";
import { viewJobSummary } from "./job-view";

type ListJobsQuery = z.output<NonNullable<(typeof operations.listJobs)["query"]>>;

/**
 * Jobs of the organisation by name, each with its last runs. The cursor is the id of the last one: names can be longer
 * than a cursor may be.
 */
export async function listJobs({
  actor,
  query,
}: {
  actor: Actor;
  query: ListJobsQuery;
}): Promise<{ data: JobSummary[]; next_cursor: string | null }> {
  const { prisma } = database();
  const { limit, cursor, q, kind } = query;
  const rows = await jobs.listJobs(prisma, actor.organisationId, {
    text: q,
    kind,
    after: await findPosition(actor.organisationId, cursor),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const lastRuns = await jobs.lastRunsOf(
    prisma,
    page.map(({ id }) => id),
  );
  return {
    data: page.map((row) => viewJobSummary(row, lastRuns.get(row.id) ?? [])),
    next_cursor: rows.length > limit && last ? last.id : null,
  };
}

async function findPosition(
  organisationId: string,
  cursor: string | undefined,
): Promise<jobs.JobPosition | null> {
  if (cursor === undefined) return null;
  const id = z.uuid().safeParse(cursor);
  const position = id.success ? await jobs.findJobPosition(database().prisma, organisationId, id.data) : null;
  if (position) return position;
  throw new InvalidInputError("This cursor is not one of ours. Start again without it.", [
    { pointer: "/query/cursor", detail: "is not a cursor of this list" },
  ]);
}
