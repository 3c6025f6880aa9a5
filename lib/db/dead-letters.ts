import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db } from "./database";
import { causeOf } from "./dead-letter-cause";
import { summarySelect, type NotificationPosition } from "./notifications";

/** Served by the index notifications_dead_letters: its condition, word for word. */
export const openDeadLetters = `
notifications n LEFT JOIN template_versions v ON v.id = n.template_version_id
WHERE n.organisation_id = $1::uuid AND n.state = 'dead' AND n.closed_at IS NULL`;

/** A screen of causes is no longer of use when it has more. */
const MAX_CAUSES = 200;

export interface DeadLetterCauseRow {
  cause: string;
  reason: string;
  channelKind: ChannelKindId;
  channelId: string | null;
  channelName: string | null;
  templateId: string | null;
  templateName: string | null;
  /** What the newest of them died of, in the provider's words. */
  detail: string | null;
  count: number;
  recipients: number;
  firstAt: Date;
  lastAt: Date;
  /** Open dead letters of all causes. */
  total: number;
}

/** The causes of the organisation's open dead letters, the most frequent first. */
export function listDeadLetterCauses(db: Db, organisationId: string): Promise<DeadLetterCauseRow[]> {
  return query(
    `
WITH open AS (
  SELECT n.id, n.created_at, n.recipient, n.channel_kind, n.channel_id, v.template_id,
    coalesce(n.reason, 'unexpected') AS reason, ${causeOf} AS cause
  FROM ${openDeadLetters}
), causes AS (
  SELECT cause, reason, channel_kind, channel_id, template_id,
    count(*)::int AS count,
    count(DISTINCT lower(recipient))::int AS recipients,
    min(created_at) AS first_at, max(created_at) AS last_at,
    (array_agg(id ORDER BY created_at DESC, id DESC))[1] AS newest_id,
    (sum(count(*)) OVER ())::int AS total
  FROM open
  GROUP BY cause, reason, channel_kind, channel_id, template_id
)
SELECT cause, causes.reason, causes.channel_kind AS "channelKind", c.id AS "channelId", c.name AS "channelName",
  t.id AS "templateId", t.name AS "templateName", newest.error_message AS detail, count, recipients,
  first_at AS "firstAt", last_at AS "lastAt", total
FROM causes
JOIN notifications newest ON newest.id = newest_id
LEFT JOIN channels c ON c.id = causes.channel_id AND c.organisation_id = $1::uuid
LEFT JOIN templates t ON t.id = causes.template_id
ORDER BY count DESC, last_at DESC, cause
LIMIT ${MAX_CAUSES}`,
    [organisationId],
    db,
  );
}

const deadLetterSelect = {
  ...summarySelect,
  errorMessage: true,
  originalId: true,
  attempts: { select: { startedAt: true }, orderBy: [{ startedAt: "desc" }, { id: "desc" }], take: 1 },
} satisfies Prisma.NotificationSelect;

export type DeadLetterRow = Prisma.NotificationGetPayload<{ select: typeof deadLetterSelect }> & {
  cause: string;
};

export interface DeadLetterSearch {
  cause?: string;
  after?: NotificationPosition | null;
  limit: number;
}

/** Open dead letters from the newest on, after `after`, with the start of their last try. */
export async function listDeadLetters(
  db: Db,
  organisationId: string,
  { cause, after, limit }: DeadLetterSearch,
): Promise<DeadLetterRow[]> {
  const page = await query<{ id: string; cause: string }>(
    `
SELECT n.id, ${causeOf} AS cause
FROM ${openDeadLetters}
  AND ($2::text IS NULL OR ${causeOf} = $2::text)
  AND ($3::timestamptz IS NULL OR (n.created_at, n.id) < ($3::timestamptz, $4::uuid))
ORDER BY n.created_at DESC, n.id DESC
LIMIT $5::int`,
    [organisationId, cause ?? null, after?.createdAt ?? null, after?.id ?? null, limit],
    db,
  );
  const rows = await db.notification.findMany({
    where: { id: { in: page.map(({ id }) => id) }, organisationId },
    select: deadLetterSelect,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return page.flatMap(({ id, cause }) => {
    const row = byId.get(id);
    return row ? [{ ...row, cause }] : [];
  });
}
