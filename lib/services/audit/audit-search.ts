import type { AuditSearch } from "@/lib/db/audit-entries";
import type { AuditFilter } from "@/lib/schemas/audit";

/** What to look for. */
export function auditSearchOf(filter: AuditFilter): Omit<AuditSearch, "after" | "limit"> {
  return {
    actions: filter.action,
    actorId: filter.actor,
    subjectId: filter.subject_id,
    from: filter.from === undefined ? undefined : new Date(filter.from),
    to: filter.to === undefined ? undefined : new Date(filter.to),
  };
}
