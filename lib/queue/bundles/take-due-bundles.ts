import { query, type Tx } from "@/lib/db/database";
import { isSameBundle } from "@/lib/db/same-bundle";
import { bundleOf, memberColumns, type Bundle, type BundleMember } from "./bundle";
import { byKey } from "./by-key";

/** Of one transaction: as many as it changes in a few seconds. */
export const MAX_MEMBERS = 20_000;
const MAX_BUNDLES = 100;
/** Rows that are looked through for bundles: those of one storm may stand in front. */
const MAX_LOOKED_AT = 5_000;

/**
 * Locks the bundles of which any message is due, whole: what waits longer goes along. Of several workers one gets a bundle,
 * the one that locks its oldest message; nobody waits for anybody, and a message that somebody else has in hand stays
 * behind. `mayHaveMore`: there may be others that are due.
 */
export async function takeDueBundles(
  tx: Tx,
  maxMembers = MAX_MEMBERS,
): Promise<{ bundles: Bundle[]; mayHaveMore: boolean }> {
  const rows = await query<BundleMember & { number: number }>(
    TAKE,
    [maxMembers, MAX_BUNDLES, MAX_LOOKED_AT],
    tx,
  );
  const byNumber = byKey(rows, ({ number }) => number);
  const bundles = [...byNumber.values()].flatMap((members) => bundleOf(members));
  const isCut = rows.length === maxMembers;
  // The last one may be incomplete. A single one that is as large as that goes out in parts.
  if (isCut && bundles.length > 1) bundles.pop();
  return { bundles, mayHaveMore: isCut || bundles.length === MAX_BUNDLES };
}

const TAKE = `
WITH due AS MATERIALIZED (
  SELECT row_number() OVER () AS number, * FROM (
    SELECT DISTINCT organisation_id, bundle_key, lower(recipient) AS recipient, channel_kind, channel_id
    FROM (
      SELECT organisation_id, bundle_key, recipient, channel_kind, channel_id FROM notifications
      WHERE state = 'held' AND held_until <= now() AND bundle_key IS NOT NULL
      ORDER BY held_until
      LIMIT $3::int
    ) AS over
    LIMIT $2::int
  ) AS bundles
), leaders AS MATERIALIZED (
  SELECT DISTINCT ON (due.number) due.number, n.id
  FROM due JOIN notifications n ON n.state = 'held' AND ${isSameBundle("n", "due")}
  ORDER BY due.number, n.id
), taken AS MATERIALIZED (
  SELECT leaders.number
  FROM leaders JOIN notifications n ON n.id = leaders.id
  WHERE n.state = 'held'
  FOR UPDATE OF n SKIP LOCKED
), members AS MATERIALIZED (
  SELECT due.number, n.id
  FROM taken
  JOIN due ON due.number = taken.number
  JOIN notifications n ON n.state = 'held' AND ${isSameBundle("n", "due")}
  ORDER BY due.number, n.id
  LIMIT $1::int
  FOR UPDATE OF n SKIP LOCKED
)
SELECT members.number::int, ${memberColumns}
FROM members
JOIN notifications n ON n.id = members.id
LEFT JOIN events e ON e.id = n.event_id
ORDER BY members.number, n.id`;
