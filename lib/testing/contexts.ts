import { database } from "@/lib/db/database";

/** The rows with what they are rendered from, as it was frozen. */
export async function withContexts<Row extends { contextId: string | null }>(rows: readonly Row[]) {
  const contexts = await database().prisma.renderContext.findMany({
    where: { id: { in: rows.flatMap(({ contextId }) => contextId ?? []) } },
  });
  const byId = new Map(contexts.map((context) => [context.id, context]));
  return rows.map((row) => ({ ...row, context: byId.get(row.contextId ?? "") ?? null }));
}
