import { query, type Db } from "./database";
import { filterParams, fitsFilter, isInPeriod } from "./notification-filter";
import { hasTexts, hasWords } from "./notification-words";
import type { NotificationSearch } from "./notifications";

/** So many are read in a few hundredths of a second; more for a page that is larger than a screen. */
const NEWEST = 10_000;
const NEWEST_PER_ROW = 100;

/**
 * The ids of those that have the words of `search.text` and fit the rest of it, the newest first: of the newest
 * notifications only. Fast for words that many have, and never slow.
 */
export async function findNewestByWords(
  db: Db,
  organisationId: string,
  search: NotificationSearch,
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `
SELECT n.id
FROM (
  SELECT * FROM notifications n
  WHERE ${isInPeriod}
  ORDER BY n.created_at DESC, n.id DESC
  LIMIT greatest(${NEWEST}, ${NEWEST_PER_ROW} * $7::int)
) AS n
WHERE ${fitsFilter}
  AND ${hasTexts}
  AND ${hasWords}
ORDER BY n.created_at DESC, n.id DESC
LIMIT $7::int`,
    filterParams(organisationId, search),
    db,
  );
  return rows.map(({ id }) => id);
}
