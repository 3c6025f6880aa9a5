import { query, type Db } from "./database";
import { filterParams, fitsFilter, isInPeriod } from "./notification-filter";
import { hasWords } from "./notification-words";
import type { NotificationSearch } from "./notifications";

/**
 * For each word of this statement, until its transaction ends. In the usual 4 MB a list of a million rows has its pages
 * only, of which every row is then cut into words again.
 */
const MEMORY = "16MB";

/**
 * The ids of those that have the words of `search.text` and fit the rest of it, the newest first. Fast for words that few
 * have. All are found before they are sorted: with the limit in sight the planner would rather read the history from its
 * newest row on, as it takes each word to be in one row of 200 at least.
 */
export async function findByWords(
  db: Db,
  organisationId: string,
  search: NotificationSearch,
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `
WITH found AS MATERIALIZED (
  SELECT n.id, n.created_at FROM notifications n
  WHERE ${isInPeriod}
    AND ${fitsFilter}
    AND ${hasWords}
    -- Has no row in it, so it is done before any is read.
    AND (SELECT set_config('work_mem', '${MEMORY}', true)) IS NOT NULL
)
SELECT id FROM found
ORDER BY created_at DESC, id DESC
LIMIT $7::int`,
    filterParams(organisationId, search),
    db,
  );
  return rows.map(({ id }) => id);
}
