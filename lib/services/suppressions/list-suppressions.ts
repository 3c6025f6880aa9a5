import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { listSuppressions as listRows } from "@/lib/db/suppressions";
import type { SuppressionView } from "@/lib/schemas/suppression";

/** Who looks for an older one says a part of its address. */
const MOST_SHOWN = 500;

/** Addresses that get no mail, from the newest on; `text` is looked for in them. */
export async function listSuppressions({
  actor,
  text,
}: {
  actor: Actor;
  text?: string;
}): Promise<{ data: SuppressionView[] }> {
  const rows = await listRows(database().prisma, actor.organisationId, { text, limit: MOST_SHOWN });
  return {
    data: rows.map(({ createdAt, ...row }) => ({ ...row, created_at: createdAt.toISOString() })),
  };
}
