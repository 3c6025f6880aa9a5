import type { Decision } from "@/lib/core/decide/decide";
import type { GroupMemory } from "@/lib/core/decide/gate";
import { query, type Tx } from "@/lib/db/database";
import type { NotifyRequest } from "./decide-drafts";

interface Recalled {
  key: string;
  openUntil: Date | null;
  toldAt: Date | null;
}

/** Where groups stand, brought up to date with each event of a transaction in its turn. */
export class GroupMemories {
  readonly #recalled: Map<string, Recalled>;

  constructor(recalled: readonly Recalled[]) {
    this.#recalled = new Map(recalled.map((one) => [one.key, { ...one }]));
  }

  /** Null where nothing is gathered. */
  recall({ group }: NotifyRequest): GroupMemory | null {
    if (group === null) return null;
    const { openUntil = null, toldAt = null } = this.#recalled.get(group.key) ?? {};
    return { ...group, openUntil, toldAt };
  }

  /** A message that gathers was begun, or one of the group was told on its own. */
  learn({ group }: NotifyRequest, decisions: readonly Decision[], now: Date): void {
    if (group === null) return;
    const known = this.#recalled.get(group.key) ?? { key: group.key, openUntil: null, toldAt: null };
    this.#recalled.set(group.key, known);
    for (const { verdict, reason, heldUntil, bundleKey } of decisions) {
      // What waits for something else as well is told with that.
      if (bundleKey !== group.key) continue;
      if (reason === "grouped") known.openUntil = heldUntil;
      else if (verdict === "send") known.toldAt = now;
    }
  }
}

/**
 * Reads from history where the requests' groups stand, now or at `asOf`. The caller holds the locks of the triggers, so
 * that of two transactions the second one sees the message that the first one began.
 */
export async function loadGroupMemories(
  tx: Tx,
  organisationId: string,
  requests: readonly NotifyRequest[],
  asOf: Date | null = null,
): Promise<GroupMemories> {
  const keys = [...new Set(requests.flatMap(({ group }) => group?.key ?? []))];
  if (keys.length === 0) return new GroupMemories([]);
  const longest = Math.max(...requests.map(({ group }) => group?.intervalSeconds ?? 0));
  const rows = await query<Recalled>(
    `
SELECT wanted.key, open.until AS "openUntil", told.at AS "toldAt"
FROM unnest($2::text[]) AS wanted (key)
LEFT JOIN LATERAL (
  SELECT n.held_until AS until FROM notifications n
  WHERE n.state = 'held' AND n.organisation_id = $1::uuid AND (n.bundle_key || '') = wanted.key AND n.reason = 'grouped'
    AND ($3::timestamptz IS NULL OR n.created_at < $3::timestamptz)
  ORDER BY n.held_until LIMIT 1
) AS open ON true
LEFT JOIN LATERAL (
  -- What is on its way was made when its wait began, and changed when that was over.
  SELECT CASE WHEN n.state IN ('queued', 'sending', 'retrying') THEN n.updated_at ELSE coalesce(n.sent_at, n.created_at) END
    AS at
  FROM notifications n
  -- While one gathers nobody asks for the last one, which is behind all that is gathered.
  WHERE open.until IS NULL AND n.organisation_id = $1::uuid AND n.bundle_key = wanted.key
    AND n.state NOT IN ('held', 'bundled', 'skipped', 'cancelled')
    AND n.created_at > coalesce($3::timestamptz, now()) - $4::int * interval '1 second' - interval '1 day'
    AND ($3::timestamptz IS NULL OR n.created_at < $3::timestamptz)
  ORDER BY n.created_at DESC LIMIT 1
) AS told ON true`,
    [organisationId, keys, asOf, longest],
    tx,
  );
  return new GroupMemories(rows);
}
