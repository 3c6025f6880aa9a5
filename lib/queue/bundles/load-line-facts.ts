import { endings } from "@/lib/core/job-course";
import { resolvable, type JobCourse } from "@/lib/core/bundle";
import { query, type Tx } from "@/lib/db/database";
import type { BundleLine } from "./bundle-lines";

/** What lines say beside what notifications know themselves. */
export interface LineFacts {
  titles: ReadonlyMap<string, { title: string; message: string | null }>;
  jobs: ReadonlyMap<string, { key: string; name: string }>;
  courses: ReadonlyMap<string, JobCourse>;
}

/** The titles of the newest events, the jobs, and how these stand now, in as many statements for all lines as for one. */
export async function loadLineFacts(
  tx: Tx,
  organisationId: string,
  lines: readonly BundleLine[],
): Promise<LineFacts> {
  const eventIds = lines.flatMap(({ newest }) => newest.eventId ?? []);
  const jobIds = [...new Set(lines.flatMap(({ jobId }) => jobId ?? []))];
  const events = await tx.event.findMany({
    where: { organisationId, id: { in: eventIds } },
    select: { id: true, title: true, message: true },
  });
  const jobs = await tx.job.findMany({
    where: { organisationId, id: { in: jobIds } },
    select: { id: true, key: true, name: true },
  });
  return {
    titles: new Map(events.map((event) => [event.id, event])),
    jobs: new Map(jobs.map((job) => [job.id, job])),
    courses: await loadCourses(tx, organisationId, jobIds),
  };
}

/** How the jobs went on since their last trouble; those that never had any are missing. */
export async function loadCourses(
  tx: Tx,
  organisationId: string,
  jobIds: readonly string[],
): Promise<Map<string, JobCourse>> {
  if (jobIds.length === 0) return new Map();
  const rows = await query<JobCourse & { jobId: string }>(
    `
SELECT job.id AS "jobId", ending.occurred_at AS "endedAt"
FROM unnest($2::uuid[]) AS job (id)
CROSS JOIN LATERAL (
  SELECT created_at, id FROM events
  WHERE organisation_id = $1::uuid AND job_id = job.id AND type = ANY ($3::text[])
  ORDER BY created_at DESC, id DESC LIMIT 1
) AS trouble
-- Events of one transaction are as old as each other: their ids have the order.
LEFT JOIN LATERAL (
  SELECT occurred_at FROM events
  WHERE job_id = job.id AND type = ANY ($4::text[]) AND (created_at, id) > (trouble.created_at, trouble.id)
  ORDER BY created_at, id LIMIT 1
) AS ending ON true`,
    [organisationId, jobIds, resolvable, endings],
    tx,
  );
  return new Map(rows.map(({ jobId, endedAt }) => [jobId, { endedAt }]));
}
