import { FEWEST_RUNS, MOST_RUNS, type AnomalyKind, type RunTraits } from "@/lib/core/anomaly";
import { query, type Tx } from "./database";

/** Where so many runs in a row did not complete, what was before is no longer the usual. */
const FURTHEST_BACK = 200;

/**
 * What the job wants to be compared, and of its last completed runs what is compared, without the run itself. The runs
 * come out of the index by job and age. `octet_length` reads the length of a long text without the text.
 */
export async function readRunTraits(
  tx: Tx,
  { id, jobId }: { id: string; jobId: string },
): Promise<{ kinds: AnomalyKind[]; history: RunTraits[] }> {
  const [row] = await query<{ kinds: AnomalyKind[]; history: RunTraits[] | null }>(
    `
SELECT j.anomalies AS kinds, past.history
FROM jobs j
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_object(
    'executionTimeMs', r.execution_time_ms,
    'steps', coalesce(s.steps, '[]'),
    'outputBytes', coalesce(s.bytes, 0),
    'stepsCameLate', coalesce(s.first_at > r.completed_at, false))) AS history
  FROM (
    SELECT id, execution_time_ms, completed_at, created_at
    FROM (
      SELECT id, status, execution_time_ms, completed_at, created_at
      FROM runs WHERE job_id = j.id ORDER BY created_at DESC LIMIT ${FURTHEST_BACK}
    ) AS latest
    WHERE status = 'completed' AND id <> $2::uuid
    ORDER BY created_at DESC LIMIT ${MOST_RUNS}
  ) AS r
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('name', name, 'status', status)) AS steps,
      sum(octet_length(output)) FILTER (WHERE status IN ('completed', 'failed')) AS bytes,
      min(created_at) AS first_at
    FROM run_steps WHERE run_id = r.id
  ) AS s ON true
  HAVING count(*) >= ${FEWEST_RUNS}
) AS past ON cardinality(j.anomalies) > 0
WHERE j.id = $1::uuid`,
    [jobId, id],
    tx,
  );
  return { kinds: row?.kinds ?? [], history: row?.history ?? [] };
}
