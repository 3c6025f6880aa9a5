import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { findAuditEntry } from "@/lib/db/audit-entries";
import { database } from "@/lib/db/database";
import type { AuditEntryView } from "@/lib/schemas/audit";
import { viewAuditEntry } from "./audit-view";

/** One entry. Throws NotFoundError for what is none of the organisation. */
export async function getAuditEntry({ actor, id }: { actor: Actor; id: string }): Promise<AuditEntryView> {
  const row = await findAuditEntry(database().prisma, actor.organisationId, id);
  if (!row) throw new NotFoundError("audit entry", id);
  return viewAuditEntry(row);
}
