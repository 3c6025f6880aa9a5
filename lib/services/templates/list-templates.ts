import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import * as templates from "@/lib/db/templates";
import { decodeCursor, pageOfRows } from "@/lib/http/paging";
import type * as operations from "@/lib/schemas/template";
import type { TemplateSummary } from "@/lib/schemas/template";
import { findUses } from "./find-uses";
import { countUses, viewTemplateSummary } from "./template-view";

type ListTemplatesQuery = z.output<NonNullable<(typeof operations.listTemplates)["query"]>>;

/** Templates of the organisation, the one changed last first, each with how often it is used. */
export async function listTemplates({
  actor,
  query,
}: {
  actor: Actor;
  query: ListTemplatesQuery;
}): Promise<{ data: TemplateSummary[]; next_cursor: string | null }> {
  const { prisma } = database();
  const { organisationId } = actor;
  const { limit, cursor, q, notification_type: type } = query;
  const found = await templates.listTemplates(prisma, organisationId, {
    text: q,
    type,
    after: decodeCursor(cursor),
    limit: limit + 1,
  });
  // The place in this list is the time of the last change.
  const page = pageOfRows(
    found.map((row) => ({ row, id: row.id, createdAt: row.updatedAt })),
    limit,
  );
  const rows = page.rows.map(({ row }) => row);
  const uses = await findUses(prisma, organisationId, rows);
  return {
    data: rows.map((row) => {
      const use = uses.get(row.id);
      return viewTemplateSummary(row, use ? countUses(use) : 0);
    }),
    next_cursor: page.next_cursor,
  };
}
