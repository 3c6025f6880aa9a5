import { explainAuditAction } from "@/lib/core/audit-action";
import { diff, pathText, type Json } from "@/lib/core/diff";
import { eventCatalogue, findEventType } from "@/lib/core/event";
import type { AuditRow } from "@/lib/db/audit-entries";
import { actorKinds, type AuditEntryView } from "@/lib/schemas/audit";

/** One entry with what differs between its before and its after. */
export function viewAuditEntry(row: AuditRow): AuditEntryView {
  const { before, after } = row;
  return {
    id: row.id,
    at: row.createdAt.toISOString(),
    actor: {
      kind: actorKinds.find((kind) => kind === row.actorKind) ?? "system",
      id: row.actorId,
      label: row.actorLabel,
    },
    action: row.action,
    action_text: explainAuditAction(row.action),
    subject_id: row.subjectId,
    subject_label: labelOf(after) ?? labelOf(before) ?? labelOfId(row.subjectId),
    changes: diff(before ?? {}, after ?? {})
      .map(({ path, ...change }) => ({ path: pathText(path), ...change }))
      // The database keeps fields in an order of its own.
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
  };
}

/** What people know a thing by, from the best to the poorest. */
const names = ["name", "title", "key", "email", "address", "label", "recipient"];

function labelOf(fields: Json): string | null {
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return null;
  const found = names.map((name) => fields[name]).find((value) => typeof value === "string" && value !== "");
  return typeof found === "string" ? found : null;
}

/** Rules are known by their event type. */
function labelOfId(subjectId: string | null): string | null {
  const type = subjectId === null ? undefined : findEventType(subjectId);
  return type ? eventCatalogue[type].label : null;
}
