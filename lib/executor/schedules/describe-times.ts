import { MAX_COUNTED, timeWords } from "@/lib/core/schedule";
import { spanWords } from "@/lib/core/time-span";
import type { LastStartedRun } from "@/lib/db/unstarted-runs";

/** Times of a schedule at which nothing began. */
export interface MissedTimes {
  first: Date;
  last: Date;
  /** Null: more than MAX_COUNTED. */
  count: number | null;
  zone: string;
}

/** Why nothing began at times of a built-in job. */
export function describeUnattended(times: MissedTimes): string {
  return `It should have started ${timesInWords(times)}, when no worker of Runbell was there.`;
}

/** Why a run of a built-in job could not be made: `reason` is a sentence. */
export function describeUnstartable(at: Date, zone: string, reason: string): string {
  return `It could not be started on ${timeWords(at, zone)}: ${reason}`;
}

/** Why times of a reported job are missed; `wasWatched`: somebody was there to take reports. */
export function describeUnheard(
  times: MissedTimes,
  { graceSeconds, wasWatched }: { graceSeconds: number; wasWatched: boolean },
): string {
  const heard =
    times.count === 1
      ? `nothing had begun ${spanWords(graceSeconds)} later`
      : `nothing began within ${spanWords(graceSeconds)} of any of them`;
  const away = wasWatched ? "" : " Runbell itself was not watching then.";
  return `A run was expected ${timesInWords(times)}, and ${heard}.${away}`;
}

export function describeLate(
  at: Date,
  { zone, lateSeconds, graceSeconds }: { zone: string; lateSeconds: number; graceSeconds: number },
): string {
  const expected = `A run was expected on ${timeWords(at, zone)}, and nothing had begun ${spanWords(lateSeconds)} later.`;
  return `${expected} After ${spanWords(graceSeconds)} it counts as missed.`;
}

/** When the job was seen last, as a sentence. */
export function describeLastRun(run: LastStartedRun | null, zone: string): string {
  if (run?.startedAt == null) return "No run of it has begun yet.";
  const how = run.completedAt ? `and ${ends[run.status] ?? "ended"}` : "and is still under way";
  return `The run before began on ${timeWords(run.startedAt, zone)} ${how}.`;
}

const ends: Record<string, string> = {
  completed: "completed",
  failed: "failed",
  timed_out: "timed out",
  lost: "was lost",
  cancelled: "was cancelled",
};

function timesInWords({ first, last, count, zone }: MissedTimes): string {
  if (count === 1) return `on ${timeWords(last, zone)}`;
  const often = count === null ? `more than ${MAX_COUNTED}` : count;
  return `${often} times from ${timeWords(first, zone)} to ${timeWords(last, zone)}`;
}
