import type { Db } from "./database";

/**
 * The newest run under way that a program reported without an id of its own, or null: what such a program says next is
 * about it. It reads the index runs_under_way.
 */
export function findOpenRun(
  db: Db,
  organisationId: string,
  jobKey: string,
): Promise<{ id: string; createdAt: Date } | null> {
  return db.run.findFirst({
    where: {
      job: { organisationId, key: jobKey },
      source: "reported",
      status: "running",
      externalId: null,
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, createdAt: true },
  });
}
