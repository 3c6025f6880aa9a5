import type { Actor } from "@/lib/core/actor";
import { explainReason } from "@/lib/core/explain-failure";
import type { NotificationState } from "@/lib/core/notification";
import { readClock } from "@/lib/db/clock";
import { findChannelNames, type ChannelName } from "@/lib/db/channel-names";
import { withTransaction } from "@/lib/db/database";
import {
  countMessages,
  countPeopleTold,
  withoutJit,
  type ChannelCell,
  type StatisticsCell,
} from "@/lib/db/statistics";
import type { Statistics } from "@/lib/schemas/statistics";
import { dayBounds } from "./day-bounds";
import { percentilesOf } from "./percentiles";

type Counts = Pick<Statistics["totals"], "sent" | "failed" | "held" | "skipped" | "waiting">;

/** What a state counts as; what was cancelled by hand is neither a success nor a failure. */
const countedAs: Record<NotificationState, keyof Counts | null> = {
  queued: "waiting",
  sending: "waiting",
  retrying: "waiting",
  sent: "sent",
  held: "held",
  bundled: null,
  skipped: "skipped",
  dead: "failed",
  cancelled: null,
};

/** What became of the messages that were made in the last days of a zone: in all, by day, by channel, by reason. */
export async function getStatistics({
  actor,
  days: dayCount,
  zone,
}: {
  actor: Actor;
  days: number;
  zone: string;
}): Promise<Statistics> {
  const { organisationId } = actor;
  const now = await readClock();
  const { days, bounds } = dayBounds(now, dayCount, zone);
  const from = bounds[0] ?? now;
  const { rows, people, channels } = await withTransaction(async (tx) => {
    await withoutJit(tx);
    const rows = await countMessages(tx, organisationId, bounds);
    const ids = [...new Set(rows.channels.flatMap(({ channelId }) => channelId ?? []))];
    return {
      rows,
      people: await countPeopleTold(tx, organisationId, { from, to: now }),
      channels: await findChannelNames(tx, organisationId, ids),
    };
  });
  const byDay = groupBy(rows.days, ({ day }) => day);
  return {
    from: from.toISOString(),
    to: now.toISOString(),
    totals: { ...summarise(rows.days), people_told: people },
    days: days.map((day, index) => ({ day, ...summarise(byDay.get(index) ?? []) })),
    channels: viewChannels(rows.channels, channels),
    reasons: rows.reasons
      .map(({ state, reason, count }) => ({ state, reason, text: explainReason(reason) ?? reason, count }))
      .toSorted((a, b) => b.count - a.count),
  };
}

function viewChannels(
  cells: readonly ChannelCell[],
  names: ReadonlyMap<string, ChannelName>,
): Statistics["channels"] {
  const groups = groupBy(cells, ({ channelKind, channelId }) => `${channelKind} ${channelId}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { channelKind, channelId } = first;
      const channel = names.get(channelId ?? "") ?? null;
      return [{ count: countOf(group), channel_kind: channelKind, channel, ...summarise(group) }];
    })
    .toSorted((a, b) => b.count - a.count)
    .map(({ count: _, ...view }) => view);
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function countOf(cells: readonly StatisticsCell[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}

function summarise(cells: readonly StatisticsCell[]) {
  const counts: Counts = { sent: 0, failed: 0, held: 0, skipped: 0, waiting: 0 };
  for (const { state, count } of cells) {
    const name = countedAs[state];
    if (name) counts[name] += count;
  }
  const buckets = cells.flatMap(({ bucket, count, sumMs }) =>
    bucket === null || sumMs === null ? [] : [{ bucket, count, sumMs }],
  );
  return { ...counts, ...percentilesOf(buckets) };
}
