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

type SilenceTimes = Pick<Silence, "startsAt" | "endsAt" | "schedule">;

export function isOn(times: SilenceTimes, now: Date): boolean {
  return stateOfSilence(times, now) === "active";
}

/** planned: not begun · active: on · resting: between two windows of its schedule · over: ended. */
export const silenceStates = ["planned", "active", "resting", "over"] as const;
export type SilenceState = (typeof silenceStates)[number];

export function stateOfSilence({ startsAt, endsAt, schedule }: SilenceTimes, now: Date): SilenceState {
  if (endsAt !== null && now >= endsAt) return "over";
  if (now < startsAt) return "planned";
  return schedule === null || quietUntil(now, schedule) !== null ? "active" : "resting";
}

function fits(list: readonly string[], value: string | null): boolean {
  return list.length === 0 || (value !== null && list.includes(value));
}
