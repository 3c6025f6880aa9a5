import { query, type Db } from "./database";

export interface Counts {
  /** Of states that are not settled; a state without a row is 0. */
  states: { state: string; count: number }[];
  closedDestinations: number;
  inboxMessages: number;
  tries: { channelKind: string; outcome: string; reason: string; tries: bigint; durationMs: bigint }[];
}

/** What /metrics says of the whole installation. Served by the partial indexes of waiting, sent and held rows. */
export async function countForMetrics(db: Db): Promise<Counts> {
  const [figures] = await query<
    Omit<Counts, "states" | "tries"> & { waiting: number; sending: number; held: number }
  >(
    `
SELECT
  (SELECT count(*)::int FROM notifications WHERE state IN ('queued', 'retrying')) AS waiting,
  (SELECT count(*)::int FROM notifications WHERE state = 'sending') AS sending,
  (SELECT count(*)::int FROM notifications WHERE state = 'held') AS held,
  (SELECT count(*)::int FROM destination_health WHERE open_until > now()) AS "closedDestinations",
  (SELECT count(*)::int FROM inbox_messages) AS "inboxMessages"`,
    [],
    db,
  );
  if (!figures) throw new Error("A count gave no row.");
  const { waiting, sending, held, ...others } = figures;
  const tries = await query<Counts["tries"][number]>(
    `
SELECT channel_kind AS "channelKind", outcome, reason, tries, duration_ms AS "durationMs"
FROM delivery_counters
ORDER BY channel_kind, outcome, reason`,
    [],
    db,
  );
  const states = Object.entries({ waiting, sending, held }).map(([state, count]) => ({ state, count }));
  return { states, ...others, tries };
}
