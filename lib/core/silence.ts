import type { EventType, Severity } from "./event";
import { quietUntil, type QuietHours } from "./quiet-hours";

/** A time in which events are recorded and not told: planned work, or a trouble that is known. */
export interface Silence {
  id: string;
  name: string;
  /** An event must fit every list that is not empty. */
  jobIds: readonly string[];
  targetIds: readonly string[];
  eventTypes: readonly EventType[];
  exceptCritical: boolean;
  startsAt: Date;
  /** Exclusive; null: until it is deleted. */
  endsAt: Date | null;
  /** Between the two only in these windows; null: all the time. */
  schedule: QuietHours | null;
}

export interface SilencedSubject {
  now: Date;
  type: EventType | null;
  severity: Severity;
  jobId: string | null;
  targetId: string | null;
}

/** Whether the silence is on and covers the event. */
export function isSilencing(
  silence: Silence,
  { now, type, severity, jobId, targetId }: SilencedSubject,
): boolean {
  if (severity === "critical" && silence.exceptCritical) return false;
  const covers =
    fits(silence.jobIds, jobId) && fits(silence.targetIds, targetId) && fits(silence.eventTypes, type);
  return covers && isOn(silence, now);
}

export function isOn({ startsAt, endsAt, schedule }: Silence, now: Date): boolean {
  if (now < startsAt || (endsAt !== null && now >= endsAt)) return false;
  return schedule === null || quietUntil(now, schedule) !== null;
}

function fits(list: readonly string[], value: string | null): boolean {
  return list.length === 0 || (value !== null && list.includes(value));
}
