import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { listAuditEntries } from "@/lib/db/audit-entries";
import { database } from "@/lib/db/database";
import { decodeCursor, pageOfRows } from "@/lib/http/paging";
import type * as operations from "@/lib/schemas/audit";
import type { AuditEntryView } from "@/lib/schemas/audit";
import { auditSearchOf } from "./audit-search";
import { viewAuditEntry } from "./audit-view";

type ListAuditQuery = z.output<NonNullable<(typeof operations.listAudit)["query"]>>;

/** The organisation's audit trail, newest first. Throws InvalidInputError for a cursor that is none of ours. */
export async function listAudit({
  actor,
  query: { limit, cursor, ...filter },
}: {
  actor: Actor;
  query: ListAuditQuery;
}): Promise<{ data: AuditEntryView[]; next_cursor: string | null }> {
  const found = await listAuditEntries(database().prisma, actor.organisationId, {
    ...auditSearchOf(filter),
    after: decodeCursor(cursor),
    limit: limit + 1,
  });
  const { rows, next_cursor } = pageOfRows(found, limit);
  return { data: rows.map(viewAuditEntry), next_cursor };
}
