import { query, type Db } from "./database";
import { jobSummaryInclude, type JobSummaryRow } from "./jobs";

export interface OverviewCounts {
  jobs: number;
  failedJobs: number;
  runningJobs: number;
  peopleTold: number;
  sent: number;
  skipped: number;
  dead: number;
  /** When the first of the held messages goes out. */
  nextReleaseAt: Date | null;
}

/** How the last run of each job `j` ended; a cancelled one says nothing. */
const lastEnd = `
LEFT JOIN LATERAL (
  SELECT status, completed_at FROM runs r
  WHERE r.job_id = j.id AND r.status IN ('completed', 'failed', 'timed_out', 'lost', 'missed')
  ORDER BY r.created_at DESC, r.id DESC LIMIT 1
) AS last_end ON true`;

const isFailing = `last_end.status IN ('failed', 'timed_out', 'lost', 'missed')`;

/**
 * The organisation's jobs, those that failed since `since` and did not recover, and what became of messages since then.
 * What happened since then has changed since then: served by the index over organisation and time of change.
 */
export async function countOverview(db: Db, organisationId: string, since: Date): Promise<OverviewCounts> {
  const jobs = await query<Pick<OverviewCounts, "jobs" | "failedJobs" | "runningJobs">>(
    `
SELECT count(*)::int AS jobs,
  (count(*) FILTER (WHERE ${isFailing} AND last_end.completed_at >= $2::timestamptz))::int AS "failedJobs",
  (count(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM runs r WHERE r.organisation_id = $1::uuid AND r.job_id = j.id AND r.status = 'running'
      AND r.updated_at >= $2::timestamptz
  )))::int AS "runningJobs"
FROM jobs j ${lastEnd}
WHERE j.organisation_id = $1::uuid`,
    [organisationId, since],
    db,
  );
  const messages = await query<Omit<OverviewCounts, "jobs" | "failedJobs" | "runningJobs">>(
    `
SELECT
  (count(DISTINCT lower(recipient)) FILTER (WHERE sent_at >= $2::timestamptz))::int AS "peopleTold",
  (count(*) FILTER (WHERE sent_at >= $2::timestamptz))::int AS sent,
  (count(*) FILTER (WHERE state = 'skipped' AND created_at >= $2::timestamptz))::int AS skipped,
  (count(*) FILTER (WHERE state = 'dead' AND closed_at IS NULL))::int AS dead,
  (SELECT min(held_until) FROM notifications WHERE organisation_id = $1::uuid AND state = 'held') AS "nextReleaseAt"
FROM notifications
WHERE organisation_id = $1::uuid AND updated_at >= $2::timestamptz`,
    [organisationId, since],
    db,
  );
  if (!jobs[0] || !messages[0]) throw new Error("A count gave no row.");
  return { ...jobs[0], ...messages[0] };
}

/** Jobs whose last run did not complete, the latest failure first. */
export function listFailingJobs(
  db: Db,
  organisationId: string,
  limit: number,
): Promise<{ key: string; name: string; status: string }[]> {
  return query(
    `
SELECT j.key, j.name, last_end.status
FROM jobs j ${lastEnd}
WHERE j.organisation_id = $1::uuid AND ${isFailing}
ORDER BY last_end.completed_at DESC NULLS LAST, j.name, j.id
LIMIT $2::int`,
    [organisationId, limit],
    db,
  );
}

/** The jobs that are worth a look: those that fail first, then those that ran last. */
export async function listJobsByHealth(
  db: Db,
  organisationId: string,
  limit: number,
): Promise<JobSummaryRow[]> {
  const order = await query<{ id: string }>(
    `
SELECT j.id
FROM jobs j ${lastEnd}
LEFT JOIN LATERAL (
  SELECT created_at FROM runs r WHERE r.job_id = j.id ORDER BY r.created_at DESC LIMIT 1
) AS last_run ON true
WHERE j.organisation_id = $1::uuid
ORDER BY coalesce(${isFailing}, false) DESC, last_run.created_at DESC NULLS LAST, j.name, j.id
LIMIT $2::int`,
    [organisationId, limit],
    db,
  );
  const rows = await db.job.findMany({
    where: { id: { in: order.map(({ id }) => id) } },
    include: jobSummaryInclude,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return order.flatMap(({ id }) => byId.get(id) ?? []);
}

/** The job that shows how Runbell works, or null. */
export function findDemoJob(
  db: Db,
  organisationId: string,
): Promise<{ id: string; key: string; name: string } | null> {
  return db.job.findFirst({
    where: { organisationId, isDemo: true, kind: "builtin", enabled: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, key: true, name: true },
  });
}

export interface DayCounts {
  /** "2026-11-21", in UTC. */
  day: string;
  sent: number;
  failed: number;
  held: number;
}

/** What became of the notifications made on each of the last `days` days, oldest first. */
export function countDays(db: Db, organisationId: string, days: number): Promise<DayCounts[]> {
  return query<DayCounts>(
    `
SELECT to_char(d.day, 'YYYY-MM-DD') AS day,
  coalesce(c.sent, 0) AS sent, coalesce(c.failed, 0) AS failed, coalesce(c.held, 0) AS held
FROM generate_series(
  date_trunc('day', now() AT TIME ZONE 'UTC') - make_interval(days => $2::int - 1),
  date_trunc('day', now() AT TIME ZONE 'UTC'), interval '1 day'
) AS d (day)
LEFT JOIN (
  SELECT date_trunc('day', created_at AT TIME ZONE 'UTC') AS day,
    (count(*) FILTER (WHERE state = 'sent'))::int AS sent,
    (count(*) FILTER (WHERE state = 'dead'))::int AS failed,
    (count(*) FILTER (WHERE state = 'held'))::int AS held
  FROM notifications
  WHERE organisation_id = $1::uuid
    AND created_at >= (date_trunc('day', now() AT TIME ZONE 'UTC') - make_interval(days => $2::int - 1)) AT TIME ZONE 'UTC'
  GROUP BY 1
) AS c ON c.day = d.day
ORDER BY d.day`,
    [organisationId, days],
    db,
  );
}
