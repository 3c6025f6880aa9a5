import { database, query, type Db } from "@/lib/db/database";
import type { WorkerStatus } from "@/lib/schemas/worker";
import { ALIVE_SECONDS } from "./heartbeat";

/** Who keeps workers from taking notifications and runs; null: nobody, so they may. */
export async function findPause(db: Db = database().prisma): Promise<{ by: string | null } | null> {
  const control = await db.workerControl.findUnique({ where: { id: 1 } });
  return control?.paused ? { by: control.changedBy } : null;
}

export async function isPaused(db: Db = database().prisma): Promise<boolean> {
  return (await findPause(db)) !== null;
}

/** Pauses or resumes all workers of this installation: they finish what they hold. Nudge after the commit of a resume. */
export async function setPaused(
  paused: boolean,
  changedBy: string,
  db: Db = database().prisma,
): Promise<void> {
  await query(
    `
INSERT INTO worker_control (id, paused, changed_by, updated_at) VALUES (1, $1::boolean, $2, now())
ON CONFLICT (id) DO UPDATE SET
  paused = excluded.paused,
  changed_by = excluded.changed_by,
  updated_at = excluded.updated_at`,
    [paused, changedBy],
    db,
  );
}

/** The workers of this installation, and the queue of one organisation (null: of all). */
export async function readWorkerStatus(
  organisationId: string | null = null,
  db: Db = database().prisma,
): Promise<WorkerStatus> {
  const pause = await findPause(db);
  const workers = await readWorkers(db);
  const queue = await readQueue(organisationId, db);
  const isAnyAlive = workers.some((worker) => worker.is_alive);
  return {
    state: pause ? "paused" : isAnyAlive ? "running" : "absent",
    paused_by: pause?.by ?? null,
    workers,
    queue,
  };
}

async function readWorkers(db: Db): Promise<WorkerStatus["workers"]> {
  const rows = await query<
    Omit<WorkerStatus["workers"][number], "started_at" | "beat_at"> & { started_at: Date; beat_at: Date }
  >(
    `
SELECT id, hostname, pid, state, started_at, beat_at, delivered, failed,
  beat_at > now() - make_interval(secs => $1::int) AS is_alive
FROM worker_heartbeats
ORDER BY started_at, id`,
    [ALIVE_SECONDS],
    db,
  );
  return rows.map((row) => ({
    ...row,
    started_at: row.started_at.toISOString(),
    beat_at: row.beat_at.toISOString(),
  }));
}

async function readQueue(organisationId: string | null, db: Db): Promise<WorkerStatus["queue"]> {
  const [row] = await query<Omit<WorkerStatus["queue"], "oldest_due_at"> & { oldest_due_at: Date | null }>(
    `
SELECT
  (count(*) FILTER (WHERE state IN ('queued', 'retrying') AND next_attempt_at <= now()))::int AS due,
  (count(*) FILTER (WHERE state IN ('queued', 'retrying') AND next_attempt_at > now()))::int AS waiting,
  (count(*) FILTER (WHERE state = 'sending'))::int AS sending,
  (count(*) FILTER (WHERE state = 'held'))::int AS held,
  (count(*) FILTER (WHERE state = 'dead'))::int AS dead,
  min(next_attempt_at) FILTER (WHERE state IN ('queued', 'retrying') AND next_attempt_at <= now()) AS oldest_due_at
FROM notifications
WHERE state IN ('queued', 'retrying', 'sending', 'held', 'dead')
  AND ($1::uuid IS NULL OR organisation_id = $1::uuid)`,
    [organisationId],
    db,
  );
  if (!row) throw new Error("The queue cannot be counted.");
  return { ...row, oldest_due_at: row.oldest_due_at?.toISOString() ?? null };
}
