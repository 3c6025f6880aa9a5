import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import * as runs from "@/lib/db/runs";
import { decodeCursor, pageOfRows } from "@/lib/http/paging";
import type * as operations from "@/lib/schemas/run";
import type { RunSummary } from "@/lib/schemas/run";
import { viewRunSummary } from "./run-view";

type ListRunsQuery = z.output<NonNullable<(typeof operations.listRuns)["query"]>>;

/** Runs of the organisation, newest first. */
export async function listRuns({
  actor,
  query,
}: {
  actor: Actor;
  query: ListRunsQuery;
}): Promise<{ data: RunSummary[]; next_cursor: string | null }> {
  const { limit, cursor, job, status, cause, q } = query;
  const rows = await runs.listRuns(database().prisma, actor.organisationId, {
    jobKey: job,
    statuses: status,
    cause,
    text: q,
    after: decodeCursor(cursor),
    limit: limit + 1,
  });
  const page = pageOfRows(rows, limit);
  return { data: page.rows.map(viewRunSummary), next_cursor: page.next_cursor };
}
