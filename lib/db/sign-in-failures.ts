import { query } from "./database";

/** How many failures cost nothing, and how the pause after each further one grows. */
export interface FailurePolicy {
  free: number;
  firstPauseS: number;
  longestPauseS: number;
  /** After this time without a failure, all is forgotten. */
  memoryS: number;
}

/** The pause after `count` failures, in seconds, as SQL over the parameters that each statement here has. */
const PAUSE = "least($5::float8, $4::float8 * power(2, least(f.count - $3::int, 30)))";
const policyParams = (subject: string, { free, firstPauseS, longestPauseS, memoryS }: FailurePolicy) => [
  subject,
  memoryS,
  free,
  firstPauseS,
  longestPauseS,
];

/**
 * Counts a failure of the subject before it has happened, unless a pause is on: one statement, so that of many at once
 * only the free ones come through, whatever the number of processes. Gives null, or the seconds that the pause goes on.
 */
export async function reserveFailure(subject: string, policy: FailurePolicy): Promise<number | null> {
  const params = policyParams(subject, policy);
  const reserved = await query(
    `
INSERT INTO sign_in_failures AS f (subject, count, last_at) VALUES ($1, 1, now())
ON CONFLICT (subject) DO UPDATE SET
  count = CASE WHEN f.last_at < now() - make_interval(secs => $2::float8) THEN 1 ELSE f.count + 1 END,
  last_at = greatest(f.last_at, now())
WHERE f.last_at < now() - make_interval(secs => $2::float8)
  OR f.count < $3::int
  OR f.last_at + make_interval(secs => ${PAUSE}) <= now()
RETURNING subject`,
    params,
  );
  if (reserved.length === 1) return null;
  const [row] = await query<{ seconds: number }>(
    `
SELECT extract(epoch FROM f.last_at + make_interval(secs => ${PAUSE}) - now())::float8 AS seconds
FROM sign_in_failures f
WHERE f.subject = $1 AND f.last_at >= now() - make_interval(secs => $2::float8)`,
    params,
  );
  // Gone or over in between: whoever asks again a second later gets through.
  return Math.max(1, Math.ceil(row?.seconds ?? 1));
}

/** Lets the pause after a counted failure begin now, when it is sure that it was one. */
export async function confirmFailure(subject: string): Promise<void> {
  await query(`UPDATE sign_in_failures SET last_at = now() WHERE subject = $1 RETURNING subject`, [subject]);
}

/** Takes one counted failure back: it was none. */
export async function releaseFailure(subject: string): Promise<void> {
  await query(
    `UPDATE sign_in_failures SET count = greatest(count - 1, 0) WHERE subject = $1 RETURNING subject`,
    [subject],
  );
}

/** Forgets all failures of the subject. */
export async function forgetFailures(subject: string): Promise<void> {
  await query(`DELETE FROM sign_in_failures WHERE subject = $1 RETURNING subject`, [subject]);
}
