import { query, type Tx } from "@/lib/db/database";
import { isSameBundle } from "@/lib/db/same-bundle";
import { bundleOf, memberColumns, type Bundle, type BundleMember } from "./bundle";
import { MAX_MEMBERS } from "./take-due-bundles";

/**
 * The held messages that would be told with this one, itself among them: of one that belongs to no bundle it alone, of one
 * that is not held nothing. With `lock` nobody else changes them until the transaction ends.
 */
export async function findBundle(
  tx: Tx,
  { organisationId, id, userId = null }: { organisationId: string; id: string; userId?: string | null },
  { lock }: { lock: boolean },
): Promise<Bundle | null> {
  const rows = await query<BundleMember>(
    `
WITH members AS MATERIALIZED (
  SELECT n.id
  FROM notifications asked
  JOIN notifications n ON n.state = 'held' AND (n.id = asked.id OR (${isSameBundle("n", "asked")}))
  WHERE asked.organisation_id = $1::uuid AND asked.id = $2::uuid AND asked.state = 'held'
    AND ($3::uuid IS NULL OR asked.user_id = $3::uuid)
  ORDER BY n.id
  LIMIT $4::int
  ${lock ? "FOR UPDATE OF n" : ""}
)
SELECT ${memberColumns}
FROM members
JOIN notifications n ON n.id = members.id
LEFT JOIN events e ON e.id = n.event_id
ORDER BY n.id`,
    [organisationId, id, userId, MAX_MEMBERS],
    tx,
  );
  return bundleOf(rows)[0] ?? null;
}
