import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { listEscalationRows } from "@/lib/db/escalations";
import { decodeCursor, pageOfRows } from "@/lib/http/paging";
import type * as operations from "@/lib/schemas/escalation";
import type { EscalationView } from "@/lib/schemas/escalation";
import { viewEscalation } from "./escalation-view";

type ListEscalationsQuery = z.output<NonNullable<(typeof operations.listEscalations)["query"]>>;

/** Escalations of the organisation, newest first. */
export async function listEscalations({
  actor,
  query: { limit, cursor, state, event_id: eventId },
}: {
  actor: Actor;
  query: ListEscalationsQuery;
}): Promise<{ data: EscalationView[]; next_cursor: string | null }> {
  const found = await listEscalationRows(database().prisma, actor.organisationId, {
    state,
    eventId,
    after: decodeCursor(cursor),
    limit: limit + 1,
  });
  const { rows, next_cursor } = pageOfRows(found, limit);
  return { data: rows.map(viewEscalation), next_cursor };
}
