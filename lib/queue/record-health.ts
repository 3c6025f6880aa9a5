import { pausesAfter } from "@/lib/core/health";
import type { FailureReason } from "@/lib/core/outcome";
import { query } from "@/lib/db/database";
import type { HealthObservation } from "./observe-health";
import { storableJson } from "./storable-value";

/** A destination to which nothing is sent now. */
export interface ClosedDestination {
  destination: string;
  reason: FailureReason;
  detail: string;
}

/**
 * Adds what tries have shown, in the order in which they ended, to the rows of their destinations, and closes and opens
 * them by lib/core/health.ts. What is still seen of tries that were under way when a destination was closed changes
 * neither its pause nor its streak: ten at a time that meet the same wrong password are one failure, and a success
 * that began before a provider asked for patience does not end that. Gives those that are closed.
 *
 * In the order of the names: two workers with the same destinations wait for each other instead of locking each other
 * out. The rule's answers for each length of a streak come along, since only the row knows the length.
 */
export async function recordHealth(observations: readonly HealthObservation[]): Promise<ClosedDestination[]> {
  if (observations.length === 0) return [];
  const rows = await query<ClosedDestination & { isClosed: boolean }>(
    `
WITH seen AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (
    destination text, "organisationId" uuid, "hasWorked" boolean, "latencyMs" float8, failures int, reason text,
    detail text, "closesAt" int, "pausesMs" jsonb
  )
), known AS MATERIALIZED (
  SELECT * FROM destination_health
  WHERE destination = ANY (ARRAY (SELECT destination FROM seen))
  ORDER BY destination
  FOR UPDATE
), counted AS (
  SELECT seen.*, known.latency_ms, known.told_at,
    coalesce(known.open_until > now(), false) AS is_closed,
    known.open_until,
    known.failures_in_row,
    CASE WHEN "hasWorked" THEN 0 ELSE coalesce(known.failures_in_row, 0) END AS before
  FROM seen
  JOIN organisations ON organisations.id = seen."organisationId"
  LEFT JOIN known ON known.destination = seen.destination
), judged AS (
  SELECT *,
    CASE
      WHEN is_closed THEN failures_in_row
      WHEN "closesAt" IS NULL THEN before + failures
      ELSE least(before + failures, greatest(before + 1, "closesAt"))
    END AS streak
  FROM counted
)
INSERT INTO destination_health AS health (
  destination, organisation_id, last_success_at, last_failure_at, failures_in_row, last_reason, last_detail, latency_ms,
  open_until, told_at
)
SELECT destination, "organisationId",
  CASE WHEN "latencyMs" IS NOT NULL THEN now() END,
  CASE WHEN reason IS NOT NULL THEN now() END,
  streak,
  reason,
  detail,
  coalesce(0.8 * latency_ms + 0.2 * "latencyMs", "latencyMs", latency_ms),
  CASE
    WHEN is_closed THEN open_until
    WHEN failures > 0 THEN coalesce(
      now() + ("pausesMs" ->> least(streak, jsonb_array_length("pausesMs")) - 1)::float8 * interval '1 millisecond',
      CASE WHEN NOT "hasWorked" THEN open_until END
    )
  END,
  CASE WHEN is_closed OR NOT "hasWorked" THEN told_at END
FROM judged
ORDER BY destination
ON CONFLICT (destination) DO UPDATE SET
  last_success_at = coalesce(excluded.last_success_at, health.last_success_at),
  last_failure_at = coalesce(excluded.last_failure_at, health.last_failure_at),
  failures_in_row = excluded.failures_in_row,
  last_reason = coalesce(excluded.last_reason, health.last_reason),
  last_detail = coalesce(excluded.last_detail, health.last_detail),
  latency_ms = excluded.latency_ms,
  open_until = excluded.open_until,
  told_at = excluded.told_at
RETURNING destination, last_reason AS reason, last_detail AS detail, coalesce(open_until > now(), false) AS "isClosed"`,
    [storableJson(summarise(observations))],
  );
  return rows.filter(({ isClosed }) => isClosed);
}

/** What a batch shows of one destination. */
interface Summary {
  destination: string;
  organisationId: string;
  hasWorked: boolean;
  /** Milliseconds, the mean; null when nothing was accepted. */
  latencyMs: number | null;
  /** Since it worked for the last time. */
  failures: number;
  reason: FailureReason | null;
  detail: string | null;
  /** The first length of a streak that closes; null: none does. */
  closesAt: number | null;
  pausesMs: (number | null)[];
}

function summarise(observations: readonly HealthObservation[]): Summary[] {
  const byDestination = new Map<string, HealthObservation[]>();
  for (const observation of observations) {
    const known = byDestination.get(observation.destination);
    if (known) known.push(observation);
    else byDestination.set(observation.destination, [observation]);
  }
  return [...byDestination].map(([destination, seen]) => summariseOne(destination, seen));
}

function summariseOne(destination: string, seen: readonly HealthObservation[]): Summary {
  const lastSuccess = seen.findLastIndex(({ failure }) => failure === null);
  const failures = seen.slice(lastSuccess + 1).flatMap(({ failure }) => failure ?? []);
  // Refused settings outweigh the rest: every further knock may lock an account.
  const decisive = failures.find(({ failure }) => failure === "configuration") ?? failures.at(-1);
  const told = decisive ?? seen.findLast(({ failure }) => failure !== null)?.failure;
  const pausesMs = decisive ? pausesAfter(decisive) : [];
  const closing = pausesMs.findIndex((pauseMs) => pauseMs !== null);
  const latencies = seen.flatMap(({ latencyMs }) => latencyMs ?? []);
  return {
    destination,
    organisationId: seen[0]?.organisationId ?? "",
    hasWorked: lastSuccess >= 0,
    latencyMs: latencies.length > 0 ? latencies.reduce((sum, ms) => sum + ms, 0) / latencies.length : null,
    failures: failures.length,
    reason: told?.reason ?? null,
    detail: told?.detail ?? null,
    closesAt: closing < 0 ? null : closing + 1,
    pausesMs,
  };
}
