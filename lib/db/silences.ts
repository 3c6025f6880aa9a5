import type { EventType } from "@/lib/core/event";
import type { QuietHours } from "@/lib/core/quiet-hours";
import type { Silence } from "@/lib/core/silence";
import { query, type Db } from "./database";

interface Row extends Omit<Silence, "eventTypes" | "schedule"> {
  eventTypes: string[];
  schedule: unknown;
}

/** The silences of the organisation that have begun and are not over: one with a schedule may rest now. */
export async function listSilencesInForce(db: Db, organisationId: string): Promise<Silence[]> {
  const rows = await query<Row>(
    `
SELECT id, name, job_ids AS "jobIds", target_ids AS "targetIds", event_types AS "eventTypes",
  except_critical AS "exceptCritical", starts_at AS "startsAt", ends_at AS "endsAt", schedule
FROM silences
WHERE organisation_id = $1::uuid AND starts_at <= now() AND (ends_at IS NULL OR ends_at > now())
ORDER BY starts_at, id`,
    [organisationId],
    db,
  );
  return rows.map(({ eventTypes, schedule, ...row }) => ({
    ...row,
    eventTypes: eventTypes as EventType[],
    schedule: schedule as QuietHours | null,
  }));
}
