import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { NotificationState } from "@/lib/core/notification";
import { query, type Tx } from "./database";
import { lifetimeOf } from "./lifetime";

/** Messages of one state whose latency is about the same. */
export interface StatisticsCell {
  state: NotificationState;
  count: number;
  /** Of what was sent, and where it is known: a bucket of latencies that differ by a tenth at most, and their sum. */
  bucket: number | null;
  sumMs: number | null;
}

export interface DayCell extends StatisticsCell {
  /** Index in the days that were asked for. */
  day: number;
}

export interface ChannelCell extends StatisticsCell {
  channelKind: ChannelKindId;
  channelId: string | null;
}

export interface ReasonCount {
  state: "dead" | "skipped" | "held";
  reason: string;
  count: number;
}

export interface StatisticsRows {
  days: DayCell[];
  channels: ChannelCell[];
  reasons: ReasonCount[];
}

type Row = StatisticsCell & { of: "day" | "channel" | "reason" } & Omit<DayCell, keyof StatisticsCell> &
  Omit<ChannelCell, keyof StatisticsCell> & { reason: string };

/**
 * When a message could go out: its making, the end of its hold or its release. The hold itself is forgotten when it is
 * over, but a message expires a lifetime after it could go out.
 */
const dueAt = `greatest(created_at, coalesce(expires_at - ${lifetimeOf("severity")}, created_at))`;

/**
 * For the statements of this transaction: compiling them takes four seconds, running them over half a million rows takes
 * less than one.
 */
export async function withoutJit(tx: Tx): Promise<void> {
  await query(`SELECT set_config('jit', 'off', true)`, [], tx);
}

/**
 * What became of the organisation's messages that were made from the first to before the last of `bounds`, which are
 * the starts of the days and the end of the last one. One pass over the rows: exact percentiles would sort each group,
 * so latencies are gathered in buckets, which lib/services/statistics/percentiles.ts reads.
 */
export async function countMessages(
  tx: Tx,
  organisationId: string,
  bounds: readonly Date[],
): Promise<StatisticsRows> {
  const rows = await query<Row>(
    `
WITH messages AS (
  SELECT width_bucket(created_at, $2::timestamptz[]) - 1 AS day, channel_kind, channel_id, state,
    CASE WHEN state IN ('dead', 'skipped', 'held') THEN coalesce(reason, '') END AS reason,
    CASE WHEN state = 'sent' AND sent_at >= ${dueAt} THEN 1000 * date_part('epoch', sent_at - ${dueAt}) END AS ms
  FROM notifications
  WHERE organisation_id = $1::uuid AND created_at >= $3::timestamptz AND created_at < $4::timestamptz
    -- What was told with others is counted as the one message that told it.
    AND state <> 'bundled'
), cells AS MATERIALIZED (
  SELECT day, channel_kind, channel_id, state, reason, floor(ln(greatest(ms, 1)) / ln(1.1::float8))::int AS bucket,
    count(*) AS count, sum(ms) AS ms
  FROM messages
  GROUP BY 1, 2, 3, 4, 5, 6
)
SELECT 'day' AS of, day, NULL AS "channelKind", NULL::uuid AS "channelId", state, NULL AS reason, bucket,
  sum(count)::int AS count, sum(ms) AS "sumMs"
FROM cells GROUP BY day, state, bucket
UNION ALL
SELECT 'channel', NULL, channel_kind, channel_id, state, NULL, bucket, sum(count)::int, sum(ms)
FROM cells GROUP BY channel_kind, channel_id, state, bucket
UNION ALL
SELECT 'reason', NULL, NULL, NULL, state, reason, NULL, sum(count)::int, NULL
FROM cells WHERE reason <> '' GROUP BY state, reason`,
    [organisationId, bounds, bounds[0], bounds.at(-1)],
    tx,
  );
  return {
    days: rows.filter(({ of }) => of === "day"),
    channels: rows.filter(({ of }) => of === "channel"),
    // The statement names reasons of these three states only.
    reasons: rows.filter(({ of }) => of === "reason") as (Row & ReasonCount)[],
  };
}

/** How many people something was sent to: of who is told over several channels one, and of channels none. */
export async function countPeopleTold(
  tx: Tx,
  organisationId: string,
  { from, to }: { from: Date; to: Date },
): Promise<number> {
  const [row] = await query<{ count: number }>(
    `
SELECT count(*)::int AS count FROM (
  SELECT lower(recipient) FROM notifications
  WHERE organisation_id = $1::uuid AND created_at >= $2::timestamptz AND created_at < $3::timestamptz
    AND state = 'sent' AND channel_id IS NULL
  GROUP BY 1
) AS people`,
    [organisationId, from, to],
    tx,
  );
  return row?.count ?? 0;
}
