import { stateOfSilence } from "@/lib/core/silence";
import type { SilenceSubjects } from "@/lib/db/silence-subjects";
import type { SilenceRow } from "@/lib/db/silences";
import type { SilenceView } from "@/lib/schemas/silence";

/** A silence as it stands at `now`. */
export function viewSilence(row: SilenceRow, subjects: SilenceSubjects, now: Date): SilenceView {
  return {
    id: row.id,
    name: row.name,
    comment: row.comment,
    jobs: row.jobIds.map((id) => subjects.jobs.get(id) ?? { id, key: null, name: null }),
    targets: row.targetIds.map((id) => subjects.targets.get(id) ?? { id, name: null }),
    event_types: row.eventTypes,
    except_critical: row.exceptCritical,
    starts_at: row.startsAt.toISOString(),
    ends_at: row.endsAt?.toISOString() ?? null,
    schedule: row.schedule && { ...row.schedule, days: [...row.schedule.days] },
    state: stateOfSilence(row, now),
    created_by: row.createdBy,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
