import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import * as events from "@/lib/db/events";
import { decodeCursor, pageOfRows } from "@/lib/http/paging";
import type * as operations from "@/lib/schemas/event";
import type { EventView } from "@/lib/schemas/event";
import { viewEvent } from "./event-view";

type ListEventsQuery = z.output<NonNullable<(typeof operations.listEvents)["query"]>>;

/** Events of the organisation, newest first. */
export async function listEvents({
  actor,
  query,
}: {
  actor: Actor;
  query: ListEventsQuery;
}): Promise<{ data: EventView[]; next_cursor: string | null }> {
  const { limit, cursor, type, run_id, job } = query;
  const rows = await events.listEvents(database().prisma, actor.organisationId, {
    type,
    runId: run_id,
    jobKey: job,
    after: decodeCursor(cursor),
    limit: limit + 1,
  });
  const page = pageOfRows(rows, limit);
  return { data: page.rows.map(viewEvent), next_cursor: page.next_cursor };
}
