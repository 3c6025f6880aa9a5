import type { EventType } from "@/lib/core/event";
import { endings, troubles } from "@/lib/core/job-course";
import { query, type Tx } from "@/lib/db/database";

/** Where an event stood in the course of its job. */
export interface CoursePlace {
  /** Events of its type since the job was last right, itself among them. */
  streak: number;
  /** Of a recovery: whether anything that was over then had been told. */
  wasTold: boolean;
}

/** By the ids of events of one type that are about a job: what triggers had to remember then, but for what they told. */
export async function loadCourse(
  tx: Tx,
  organisationId: string,
  type: EventType,
  events: readonly { id: string; jobId: string | null }[],
): Promise<Map<string, CoursePlace>> {
  const jobIds = [...new Set(events.flatMap(({ jobId }) => jobId ?? []))];
  if (jobIds.length === 0) return new Map();
  const rows = await query<CoursePlace & { id: string }>(
    `
SELECT id, streak,
  EXISTS (
    SELECT FROM notifications n
    WHERE n.organisation_id = $1::uuid AND n.job_id = counted.job_id AND n.event_type = ANY ($6::text[])
      AND n.created_at > coalesce(row_began, '-infinity') AND n.created_at <= counted.created_at
      AND n.purpose = 'trigger' AND n.state <> 'skipped' AND $3::text = 'job.recovered'
  ) AS "wasTold"
FROM (
  SELECT *, (count(*) FILTER (WHERE type = $3::text) OVER (PARTITION BY job_id, row_began ORDER BY created_at, id))::int
    AS streak
  FROM (
    SELECT id, job_id, type, created_at,
      max(created_at) FILTER (WHERE type = ANY ($4::text[]))
        OVER (PARTITION BY job_id ORDER BY created_at, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        AS row_began
    FROM events
    WHERE organisation_id = $1::uuid AND job_id = ANY ($2::uuid[]) AND (type = $3::text OR type = ANY ($4::text[]))
  ) AS placed
) AS counted
WHERE id = ANY ($5::uuid[])`,
    [organisationId, jobIds, type, endings, events.map(({ id }) => id), troubles],
    tx,
  );
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}
