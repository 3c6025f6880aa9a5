import type { SilenceFields } from "@/lib/db/silences";

/** What the audit trail keeps of a silence, by the names of the API. */
export function auditableSilence(silence: SilenceFields) {
  return {
    name: silence.name,
    comment: silence.comment,
    job_ids: silence.jobIds,
    target_ids: silence.targetIds,
    event_types: silence.eventTypes,
    except_critical: silence.exceptCritical,
    starts_at: silence.startsAt,
    ends_at: silence.endsAt,
    schedule: silence.schedule,
  };
}
