import { ConflictError } from "@/lib/core/errors";
import { query, withTransaction, type Tx } from "@/lib/db/database";
import { ALIVE_SECONDS } from "./heartbeat";
import { recordEvent } from "./record-event";

/** From this wait on the queue is taken for stuck. */
export const STUCK_AFTER_SECONDS = 300;

export interface QueueAge {
  /** Of the notification that has been due longest; null when nothing is due. What a closed lane holds back is not due. */
  oldestDueSeconds: number | null;
  liveWorkers: number;
  isPaused: boolean;
  /** Those whose messages have been due for longer than STUCK_AFTER_SECONDS. */
  stuckOrganisations: { organisationId: string; waitingLanes: number; oldestDueSeconds: number }[];
}

/** How long due messages have waited: a look at the first row of each lane and priority, however many wait. */
export async function measureQueue(): Promise<QueueAge> {
  const rows = await query<QueueAge>(
    `
WITH RECURSIVE pairs AS (
  (
    SELECT lane, priority FROM notifications
    WHERE state IN ('queued', 'retrying')
    ORDER BY lane, priority LIMIT 1
  )
  UNION ALL
  SELECT next.lane, next.priority
  FROM pairs CROSS JOIN LATERAL (
    SELECT n.lane, n.priority FROM notifications n
    WHERE n.state IN ('queued', 'retrying') AND (n.lane, n.priority) > (pairs.lane, pairs.priority)
    ORDER BY n.lane, n.priority LIMIT 1
  ) AS next
), first_due AS (
  SELECT f.organisation_id, pairs.lane, extract(epoch FROM now() - f.next_attempt_at)::float8 AS age
  FROM pairs
  CROSS JOIN LATERAL (
    SELECT n.organisation_id, n.next_attempt_at FROM notifications n
    WHERE n.state IN ('queued', 'retrying') AND n.lane = pairs.lane AND n.priority = pairs.priority
      AND n.next_attempt_at <= now()
    ORDER BY n.next_attempt_at LIMIT 1
  ) AS f
  WHERE NOT EXISTS (SELECT 1 FROM destination_health h WHERE h.destination = pairs.lane AND h.open_until > now())
    AND NOT EXISTS (SELECT 1 FROM lane_buckets b WHERE b.lane = pairs.lane)
), stuck AS (
  SELECT organisation_id, count(DISTINCT lane)::int AS lanes, max(age) AS age
  FROM first_due WHERE age > $2::int
  GROUP BY organisation_id
)
SELECT
  (SELECT max(age) FROM first_due) AS "oldestDueSeconds",
  (SELECT count(*)::int FROM worker_heartbeats
    WHERE beat_at > now() - make_interval(secs => $1::int) AND state <> 'draining') AS "liveWorkers",
  EXISTS (SELECT 1 FROM worker_control WHERE paused) AS "isPaused",
  coalesce((SELECT jsonb_agg(jsonb_build_object(
    'organisationId', organisation_id, 'waitingLanes', lanes, 'oldestDueSeconds', age
  )) FROM stuck), '[]') AS "stuckOrganisations"`,
    [ALIVE_SECONDS, STUCK_AFTER_SECONDS],
  );
  if (!rows[0]) throw new Error("The queue's age gave no row.");
  return rows[0];
}

/**
 * Records one system.error an hour for each organisation whose messages do not go out, so that whoever is told about
 * system errors is told over whatever goes out first. Any process may look, web ones as well: a worker that is dead cannot
 * say so. While the workers are paused by hand nothing is wrong. Gives how many organisations wait.
 */
export async function watchQueue(): Promise<number> {
  const { stuckOrganisations, isPaused, liveWorkers } = await measureQueue();
  if (isPaused) return 0;
  for (const stuck of stuckOrganisations)
    try {
      await withTransaction((tx) => recordStuckQueue(tx, stuck, liveWorkers));
    } catch (error) {
      // Another process recorded it at the same time, with the figures of its own look.
      if (!(error instanceof ConflictError)) throw error;
    }
  return stuckOrganisations.length;
}

async function recordStuckQueue(
  tx: Tx,
  { organisationId, oldestDueSeconds, waitingLanes }: QueueAge["stuckOrganisations"][number],
  liveWorkers: number,
): Promise<void> {
  const hour = new Date().toISOString().slice(0, 13);
  const dedupeKey = `runbell:queue-stuck:${hour}`;
  // The same key with other figures would be a conflict, and another process may have been first.
  const known = await query(
    `SELECT id FROM events WHERE organisation_id = $1::uuid AND dedupe_key = $2`,
    [organisationId, dedupeKey],
    tx,
  );
  if (known.length > 0) return;
  const minutes = Math.floor(oldestDueSeconds / 60);
  await recordEvent(tx, {
    organisationId,
    type: "system.error",
    title: "Messages do not go out",
    message:
      liveWorkers === 0
        ? `Messages have waited for ${minutes} minutes: no worker of Runbell is running.`
        : `Messages have waited for ${minutes} minutes although workers are running: see the System page.`,
    details: { waiting_lanes: waitingLanes, oldest_due_minutes: minutes, live_workers: liveWorkers },
    dedupeKey,
  });
}
