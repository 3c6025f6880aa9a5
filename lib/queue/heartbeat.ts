import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { query } from "@/lib/db/database";

/** A worker is taken for alive this long after its last beat. */
export const ALIVE_SECONDS = 20;
/** A worker that is silent this long is forgotten. */
const FORGOTTEN_HOURS = 24;

export interface Beat {
  workerId: string;
  isDraining: boolean;
  /** Since the worker started. */
  delivered: number;
  failed: number;
}

/** Names a worker so that no other ever has the same name. */
export function newWorkerId(): string {
  return `${hostname()}:${process.pid}:${randomBytes(4).toString("hex")}`;
}

/** Says that this worker is alive and what it has done; forgets workers that have long been silent. */
export async function beat({ workerId, isDraining, delivered, failed }: Beat): Promise<void> {
  await query(
    `
WITH forgotten AS (
  DELETE FROM worker_heartbeats WHERE beat_at < now() - make_interval(hours => $7::int) AND id <> $1
)
INSERT INTO worker_heartbeats (id, hostname, pid, state, started_at, beat_at, delivered, failed)
VALUES (
  $1, $2, $3::int,
  CASE
    WHEN $4::boolean THEN 'draining'
    WHEN EXISTS (SELECT 1 FROM worker_control WHERE paused) THEN 'paused'
    ELSE 'running'
  END,
  now(), now(), $5::int, $6::int
)
ON CONFLICT (id) DO UPDATE SET
  state = excluded.state,
  beat_at = excluded.beat_at,
  delivered = excluded.delivered,
  failed = excluded.failed`,
    [workerId, hostname(), process.pid, isDraining, delivered, failed, FORGOTTEN_HOURS],
  );
}

/** Takes a worker that has stopped off the list. */
export async function forgetWorker(workerId: string): Promise<void> {
  await query(`DELETE FROM worker_heartbeats WHERE id = $1`, [workerId]);
}
