import type { Decision } from "@/lib/core/decide/decide";
import type { TriggerMemory } from "@/lib/core/decide/gate";
import type { EventType } from "@/lib/core/event";
import { endings, troubles } from "@/lib/core/job-course";
import { query, type Tx } from "@/lib/db/database";
import type { NotifyRequest } from "./decide-drafts";

/** More in a row nobody counts. */
const LONGEST_STREAK = 10_000;

interface Recalled {
  eventType: EventType;
  jobId: string | null;
  streak: number;
  toldAt: Date | null;
  heldBack: number;
  wasTold: boolean;
}

/** What triggers remember of jobs, brought up to date with each event of a transaction in its turn. */
export class TriggerMemories {
  readonly #recalled: Map<string, Recalled>;

  constructor(recalled: readonly Recalled[]) {
    this.#recalled = new Map(recalled.map((one) => [keyOf(one.eventType, one.jobId), { ...one }]));
  }

  /** What is to be known for this event, which is counted by that. Null where no trigger is asked. */
  recall({ trigger, eventType, jobId }: NotifyRequest): TriggerMemory | null {
    if (!trigger || eventType === null) return null;
    const known = this.#recalled.get(keyOf(eventType, jobId));
    if (!known) return { streak: null, toldAt: null, heldBack: 0, wasTold: null };
    known.streak++;
    return {
      streak: jobId === null ? null : known.streak,
      toldAt: known.toldAt,
      heldBack: known.heldBack,
      wasTold: eventType === "job.recovered" && jobId !== null ? known.wasTold : null,
    };
  }

  /** What came of it: told to somebody, or held back. */
  learn({ eventType, jobId }: NotifyRequest, decisions: readonly Decision[], now: Date): void {
    const isTold = decisions.some(({ candidate, verdict }) => candidate !== null && verdict !== "skip");
    const known = eventType && this.#recalled.get(keyOf(eventType, jobId));
    if (known && isTold) Object.assign(known, { toldAt: now, heldBack: 0 });
    else if (known && decisions[0]?.reason === "cooldown") known.heldBack++;
    if (eventType === null || jobId === null) return;

    const recovery = this.#recalled.get(keyOf("job.recovered", jobId));
    if (recovery && troubles.includes(eventType) && isTold) recovery.wasTold = true;
    if (!endings.includes(eventType)) return;
    if (recovery) recovery.wasTold = false;
    for (const one of this.#recalled.values()) if (one.jobId === jobId) one.streak = 0;
  }
}

/**
 * Reads from history what the requests' triggers have to remember, without the events that the requests are about. Mostly
 * nothing. It locks the triggers for which it matters how often they are told: of two transactions at the same time
 * the second one sees what the first one told. With `asOf` nothing is going to be told: nothing is locked, and history
 * goes up to that instant.
 */
export async function loadTriggerMemories(
  tx: Tx,
  organisationId: string,
  requests: readonly NotifyRequest[],
  asOf: Date | null = null,
): Promise<TriggerMemories> {
  const asked = requests.filter(hasToRemember);
  const locking = [...asked, ...requests.filter(({ group }) => group !== null)];
  const types = [...new Set(locking.flatMap(({ eventType }) => eventType ?? []))];
  if (asOf === null && types.length > 0)
    await query(
      `SELECT id FROM triggers WHERE organisation_id = $1::uuid AND event_type = ANY ($2::text[])
     ORDER BY event_type FOR NO KEY UPDATE`,
      [organisationId, types],
      tx,
    );
  if (asked.length === 0) return new TriggerMemories([]);
  const pairs = new Map(asked.map((one) => [keyOf(one.eventType, one.jobId), one]));
  const rows = await query<Recalled>(
    recallStatement,
    [
      organisationId,
      [...pairs.values()].map(({ eventType }) => eventType),
      [...pairs.values()].map(({ jobId }) => jobId),
      [...pairs.values()].map(({ trigger }) => trigger?.cooldownSeconds ?? 0),
      requests.flatMap(({ eventId }) => eventId ?? []),
      endings,
      troubles,
      LONGEST_STREAK,
      asOf,
    ],
    tx,
  );
  return new TriggerMemories(rows);
}

function hasToRemember({ trigger, eventType, jobId }: NotifyRequest): boolean {
  if (!trigger?.enabled) return false;
  if (trigger.cooldownSeconds > 0) return true;
  return (
    jobId !== null &&
    (trigger.occasion === "first" || trigger.occasion === "after" || eventType === "job.recovered")
  );
}

/** The end of the row before: events after it belong to the one that goes on now. */
const rowBegin = `
coalesce((
  SELECT max(r.created_at) FROM events r
  WHERE r.job_id = pair.job_id AND r.type = ANY ($6::text[]) AND r.id <> ALL ($5::uuid[])
    AND ($9::timestamptz IS NULL OR r.created_at < $9::timestamptz)
), '-infinity')`;

const recallStatement = `
SELECT pair.type AS "eventType", pair.job_id AS "jobId", told.at AS "toldAt",
  (
    SELECT count(*)::int FROM (
      SELECT FROM events e
      WHERE e.organisation_id = $1::uuid AND e.job_id = pair.job_id AND e.type = pair.type
        AND e.created_at > ${rowBegin} AND e.id <> ALL ($5::uuid[])
        AND ($9::timestamptz IS NULL OR e.created_at < $9::timestamptz)
      LIMIT $8::int
    ) AS counted
  ) AS streak,
  (
    SELECT count(*)::int FROM events e
    JOIN decisions d ON d.event_id = e.id
    WHERE e.organisation_id = $1::uuid AND e.type = pair.type AND e.job_id IS NOT DISTINCT FROM pair.job_id
      AND e.created_at >= told.at AND e.id <> ALL ($5::uuid[]) AND d.reason = 'cooldown'
      AND ($9::timestamptz IS NULL OR e.created_at < $9::timestamptz)
  ) AS "heldBack",
  EXISTS (
    SELECT FROM notifications n
    WHERE n.organisation_id = $1::uuid AND n.job_id = pair.job_id AND n.event_type = ANY ($7::text[])
      AND n.created_at > ${rowBegin} AND n.purpose = 'trigger' AND n.state <> 'skipped'
      AND ($9::timestamptz IS NULL OR n.created_at < $9::timestamptz)
  ) AS "wasTold"
FROM unnest($2::text[], $3::uuid[], $4::int[]) AS pair (type, job_id, seconds)
LEFT JOIN LATERAL (
  SELECT n.created_at AS at FROM notifications n
  WHERE n.organisation_id = $1::uuid AND n.event_type = pair.type
    AND (n.job_id = pair.job_id OR (n.job_id IS NULL AND pair.job_id IS NULL))
    AND n.purpose = 'trigger' AND n.state <> 'skipped'
    -- A day longer, so that what was held back is still told when the next one comes late.
    AND n.created_at > coalesce($9::timestamptz, now()) - interval '1 day' - pair.seconds * interval '1 second'
    AND ($9::timestamptz IS NULL OR n.created_at < $9::timestamptz)
  ORDER BY n.created_at DESC
  LIMIT 1
) AS told ON true`;

function keyOf(eventType: EventType | null, jobId: string | null): string {
  return `${eventType} ${jobId}`;
}
