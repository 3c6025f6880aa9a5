import type { Actor } from "@/lib/core/actor";
import { countAuditEntries } from "@/lib/db/audit-entries";
import { database } from "@/lib/db/database";
import type { AuditSummary } from "@/lib/schemas/audit";

const DAYS = 7;

/** How much was changed in the last seven days, and by how many. */
export async function getAuditSummary({ actor }: { actor: Actor }): Promise<AuditSummary> {
  const { entries, people, byPrograms } = await countAuditEntries(
    database().prisma,
    actor.organisationId,
    DAYS,
  );
  return { days: DAYS, entries, people, by_programs: byPrograms };
}
