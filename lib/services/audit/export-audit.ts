import type { Actor } from "@/lib/core/actor";
import { csvLine } from "@/lib/core/csv";
import type { Json } from "@/lib/core/diff";
import { listAuditEntries } from "@/lib/db/audit-entries";
import { database } from "@/lib/db/database";
import type { AuditEntryView, AuditFilter, ChangeView } from "@/lib/schemas/audit";
import { auditSearchOf } from "./audit-search";
import { viewAuditEntry } from "./audit-view";

/** As many as of notifications. */
export const MAX_EXPORTED = 100_000;
const BATCH = 1_000;

type Column = [name: string, value: (entry: AuditEntryView) => string | null];

const columns: readonly Column[] = [
  ["id", ({ id }) => id],
  ["at", ({ at }) => at],
  ["actor_kind", ({ actor }) => actor.kind],
  ["actor_id", ({ actor }) => actor.id],
  ["actor", ({ actor }) => actor.label],
  ["action", ({ action }) => action],
  ["action_text", ({ action_text }) => action_text],
  ["subject_id", ({ subject_id }) => subject_id],
  ["subject", ({ subject_label }) => subject_label],
  ["changes", ({ changes }) => changes.map(changeText).join("\n")],
];

/** The entries that fit, newest first, as lines of CSV under a header, a batch at a time. */
export async function* exportAudit({
  actor,
  filter,
  max = MAX_EXPORTED,
}: {
  actor: Actor;
  filter: AuditFilter;
  max?: number;
}): AsyncGenerator<string> {
  yield csvLine(columns.map(([name]) => name));
  const search = auditSearchOf(filter);
  let after: { createdAt: Date; id: string } | null = null;
  for (let left = max; left > 0; left -= BATCH) {
    const limit = Math.min(BATCH, left);
    const rows: Awaited<ReturnType<typeof listAuditEntries>> = await listAuditEntries(
      database().prisma,
      actor.organisationId,
      { ...search, after, limit },
    );
    yield rows.map((row) => lineOf(viewAuditEntry(row))).join("");
    after = rows.at(-1) ?? null;
    if (rows.length < limit) return;
  }
}

function lineOf(entry: AuditEntryView): string {
  return csvLine(columns.map(([, value]) => value(entry)));
}

function changeText({ path, kind, before, after }: ChangeView): string {
  if (kind === "added") return `${path}: ${valueText(after)}`;
  if (kind === "removed") return `${path}: ${valueText(before)} → (removed)`;
  return `${path}: ${valueText(before)} → ${valueText(after)}`;
}

function valueText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
