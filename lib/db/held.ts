import { resolvable } from "@/lib/core/bundle";
import type { NotificationReason } from "@/lib/core/explain-failure";
import { endings } from "@/lib/core/job-course";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db } from "./database";
import { summarySelect } from "./notifications";
import { isSameBundle } from "./same-bundle";

const heldSelect = {
  ...summarySelect,
  bundleKey: true,
  event: { select: { title: true } },
  decision: { select: { verdict: true, gates: true } },
} satisfies Prisma.NotificationSelect;

export type HeldRow = Prisma.NotificationGetPayload<{ select: typeof heldSelect }> & {
  /** The recipient's, when it is a member. */
  zone: string | null;
  resolvedAt: Date | null;
  /** How many are told in one message with it, itself among them. */
  count: number;
};

/** A row's place in a list that is sorted by when the wait ends, then id. */
export interface HeldPosition {
  heldUntil: Date;
  id: string;
}

export interface HeldSearch {
  userId?: string;
  jobKey?: string;
  reason?: NotificationReason;
  /** Those that are told with this one, each on its own. */
  bundleOf?: string;
}

/** Served by the index notifications_held. Whatever is held knows until when. */
const held = `
notifications n LEFT JOIN jobs j ON j.id = n.job_id
WHERE n.state = 'held' AND n.organisation_id = $1::uuid
  AND ($2::uuid IS NULL OR n.user_id = $2::uuid) AND ($3::text IS NULL OR j.key = $3::text)`;

/**
 * Held notifications of the organisation, those that end first in front, after `after`. Of those that are told together
 * the first that fits stands for all, unless their parts are asked for.
 */
export async function listHeld(
  db: Db,
  organisationId: string,
  {
    userId,
    jobKey,
    reason,
    bundleOf,
    after,
    limit,
  }: HeldSearch & { after: HeldPosition | null; limit: number },
): Promise<HeldRow[]> {
  const page = await query<Pick<HeldRow, "id" | "zone" | "resolvedAt" | "count">>(
    `
WITH waiting AS (
  SELECT n.id, n.user_id, n.job_id, n.event_type, n.created_at, n.held_until,
    ($2::uuid IS NULL OR n.user_id = $2::uuid) AND ($3::text IS NULL OR j.key = $3::text)
      AND ($4::text IS NULL OR n.reason = $4::text) AS fits,
    CASE WHEN n.bundle_key IS NULL OR $10::uuid IS NOT NULL THEN n.id::text
      ELSE concat_ws(' ', n.bundle_key, lower(n.recipient), n.channel_kind, n.channel_id) END AS bundle
  FROM notifications n LEFT JOIN jobs j ON j.id = n.job_id
  WHERE n.state = 'held' AND n.organisation_id = $1::uuid
    AND ($10::uuid IS NULL OR EXISTS (
      SELECT FROM notifications asked
      WHERE asked.id = $10::uuid AND asked.state = 'held' AND (asked.id = n.id OR (${isSameBundle("n", "asked")}))
    ))
), counted AS (
  SELECT *, (count(*) OVER (PARTITION BY bundle))::int AS count FROM waiting
), firsts AS (
  SELECT DISTINCT ON (bundle) * FROM counted WHERE fits ORDER BY bundle, held_until, id
)
SELECT page.id, page.count,
  coalesce(p.timezone, CASE WHEN page.user_id IS NULL THEN NULL ELSE 'UTC' END) AS zone,
  CASE WHEN page.event_type = ANY ($8::text[]) THEN (
    SELECT min(e.created_at) FROM events e
    WHERE e.job_id = page.job_id AND e.type = ANY ($9::text[]) AND e.created_at > page.created_at
  ) END AS "resolvedAt"
FROM (
  SELECT * FROM firsts
  WHERE ($5::timestamptz IS NULL OR (held_until, id) > ($5::timestamptz, $6::uuid))
  ORDER BY held_until, id
  LIMIT $7::int
) AS page
LEFT JOIN preferences p ON p.organisation_id = $1::uuid AND p.user_id = page.user_id
ORDER BY page.held_until, page.id`,
    [
      organisationId,
      userId ?? null,
      jobKey ?? null,
      reason ?? null,
      after?.heldUntil ?? null,
      after?.id ?? null,
      limit,
      resolvable,
      endings,
      bundleOf ?? null,
    ],
    db,
  );
  const rows = await db.notification.findMany({
    where: { id: { in: page.map(({ id }) => id) }, organisationId },
    select: heldSelect,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return page.flatMap(({ id, ...found }) => {
    const row = byId.get(id);
    return row ? [{ ...row, ...found }] : [];
  });
}

/** How many wait for each reason, the most first. */
export function countHeldByReason(
  db: Db,
  organisationId: string,
  { userId, jobKey }: HeldSearch,
): Promise<{ reason: string; count: number }[]> {
  return query(
    `
SELECT coalesce(n.reason, 'by_hand') AS reason, count(*)::int AS count
FROM ${held}
GROUP BY n.reason
ORDER BY count DESC, n.reason`,
    [organisationId, userId ?? null, jobKey ?? null],
    db,
  );
}

/** Those of the ids that are notifications of the organisation, in whatever state. */
export async function findNotificationIds(
  db: Db,
  organisationId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db.notification.findMany({
    where: { organisationId, id: { in: [...ids] } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
