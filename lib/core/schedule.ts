import cronstrue from "cronstrue";
import { DateTime } from "luxon";
import { z } from "zod";
import { findCronProblem, readCron } from "./cron";
import { catchUpPolicies, overlapPolicies } from "./schedule-policy";
import { spanOf } from "./time-span";
import { isValidZone } from "./wall-time";

/** With the policy `all` the oldest beyond so many are not made up for. */
export const MAX_CATCH_UP = 100;

/** More often than this nobody could be told in time. */
export const MIN_EVERY_SECONDS = 30;

const DAY_SECONDS = 86_400;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** The times at which a job is due: those of a cron expression, or an interval. */
export interface ScheduleTimes {
  cron: string | null;
  everySeconds: number | null;
  /** IANA. */
  zone: string;
}

export const ScheduleInput = z
  .strictObject({
    cron: z.string().trim().min(1).max(120).optional(),
    every_seconds: z
      .int()
      .min(MIN_EVERY_SECONDS)
      .max(366 * DAY_SECONDS)
      .optional(),
    zone: z
      .string()
      .max(64)
      .refine(isValidZone, { error: "is no time zone, such as Europe/Berlin" })
      .default("UTC"),
    paused: z.boolean().default(false),
    overlap: z.enum(overlapPolicies).default("skip"),
    catch_up: z.enum(catchUpPolicies).default("last"),
    late_seconds: z
      .int()
      .min(1)
      .max(7 * DAY_SECONDS)
      .nullable()
      .default(null),
    grace_seconds: z
      .int()
      .min(10)
      .max(7 * DAY_SECONDS)
      .default(300),
  })
  .superRefine((schedule, context) => {
    const { cron, every_seconds: every, late_seconds: late, grace_seconds: grace } = schedule;
    const issue = (path: string, message: string) =>
      context.addIssue({ code: "custom", message, path: [path] });
    if ((cron === undefined) === (every === undefined))
      issue(
        "cron",
        every === undefined
          ? "is missing: give a cron expression or an interval"
          : "cannot stand beside every_seconds",
      );
    const problem = cron === undefined ? null : findCronProblem(cron, MIN_EVERY_SECONDS);
    if (problem !== null) issue("cron", problem);
    if (late !== null && late >= grace) issue("late_seconds", "must be less than the grace");
  });
export type ScheduleInput = z.infer<typeof ScheduleInput>;

/**
 * The first time after `after`, or null when none will come: of an expression as readCron says, of an interval so long
 * after it.
 */
export function nextTime(times: ScheduleTimes, after: Date): Date | null {
  return readTimes(times)(after);
}

/** The next `count` times after `after`. */
export function nextTimes(times: ScheduleTimes, after: Date, count: number): Date[] {
  const next = readTimes(times);
  const found: Date[] = [];
  for (let at = next(after); at !== null && found.length < count; at = next(at)) found.push(at);
  return found;
}

function readTimes({ cron, everySeconds, zone }: ScheduleTimes): (after: Date) => Date | null {
  if (cron !== null) return readCron(cron, zone);
  return (after) => (everySeconds === null ? null : new Date(after.getTime() + everySeconds * 1000));
}

/** More times that passed than so many are not counted. */
export const MAX_COUNTED = 1000;

export interface PassedTimes {
  /** As many of them as were asked for, in order. */
  newest: Date[];
  /** All of them; null: more than MAX_COUNTED. */
  count: number | null;
  /** The first one that has not passed; null: there is none. */
  next: Date | null;
}

/**
 * The times from `first`, which is one, up to `until`, and the newest `keep` of them. Takes as long for a year of half
 * minutes as for a week. Null when `first` is later than `until`.
 */
export function passedTimes(
  times: ScheduleTimes,
  first: Date,
  until: Date,
  keep: number = MAX_CATCH_UP,
): PassedTimes | null {
  if (first > until) return null;
  const { everySeconds } = times;
  if (everySeconds !== null) return passedIntervals(everySeconds * 1000, first, until, keep);

  const next = readTimes(times);
  const walk = (start: Date, most: number) => {
    const found = [start];
    let at = next(start);
    for (; at !== null && at <= until && found.length < most; at = next(at)) found.push(at);
    return { found, next: at };
  };
  const all = walk(first, MAX_COUNTED);
  if (all.next === null || all.next > until)
    return { newest: all.found.slice(-keep), count: all.found.length, next: all.next };

  // Backwards nobody counts: look at longer and longer ends of the time until there are enough.
  for (let spanMs = HOUR_MS; ; spanMs *= 2) {
    const start = next(new Date(Math.max(until.getTime() - spanMs, first.getTime())));
    if (start === null || start > until) continue;
    const end = walk(start, Number.POSITIVE_INFINITY);
    if (end.found.length >= Math.min(keep, MAX_COUNTED))
      return { newest: end.found.slice(-keep), count: null, next: end.next };
  }
}

function passedIntervals(everyMs: number, first: Date, until: Date, keep: number): PassedTimes {
  const count = Math.floor((until.getTime() - first.getTime()) / everyMs) + 1;
  const at = (index: number) => new Date(first.getTime() + index * everyMs);
  const kept = Math.min(count, keep);
  const newest = Array.from({ length: kept }, (_, index) => at(count - kept + index));
  return { newest, count, next: at(count) };
}

/** A schedule that waits for its next time. */
export interface WaitingSchedule extends ScheduleTimes {
  nextAt: Date;
  graceSeconds: number;
}

/**
 * The time that a reported run is the run of, by when it began: the first one that was not dealt with yet and that it is
 * not too late for (the grace), nor too early (as much, but at most half of the time between two). Null: it is one more
 * run, and what is awaited is still awaited.
 */
export function timeOfRun(schedule: WaitingSchedule, startedAt: Date): Date | null {
  const { nextAt, graceSeconds } = schedule;
  const graceMs = graceSeconds * 1000;
  // Times that it is too late for; whether another run was theirs is seen when they are dealt with.
  const over = passedTimes(schedule, nextAt, new Date(startedAt.getTime() - graceMs - 1), 1);
  const time = over === null ? nextAt : over.next;
  if (time === null) return null;
  const after = nextTime(schedule, time);
  const earlyMs = after === null ? graceMs : Math.min(graceMs, (after.getTime() - time.getTime()) / 2);
  return startedAt.getTime() >= time.getTime() - earlyMs ? time : null;
}

/** When to look at a schedule again that waits for `nextAt`: a run of a built-in job is made then, of another awaited. */
export function lookAt(
  { lateSeconds, graceSeconds }: { lateSeconds: number | null; graceSeconds: number },
  kind: string,
  nextAt: Date | null,
): Date | null {
  if (nextAt === null || kind === "builtin") return nextAt;
  return new Date(nextAt.getTime() + (lateSeconds ?? graceSeconds) * 1000);
}

/** “2026-03-29 at 02:30 (Europe/Berlin)” */
export function timeWords(at: Date, zone: string): string {
  const local = DateTime.fromJSDate(at, { zone });
  const format = at.getTime() % MINUTE_MS === 0 ? "yyyy-MM-dd 'at' HH:mm" : "yyyy-MM-dd 'at' HH:mm:ss";
  return `${local.toFormat(format)} ${zone === "UTC" ? zone : `(${zone})`}`;
}

/** The schedule as a sentence without a full stop: “At 02:30, Monday through Friday” · “Every 10 minutes”. */
export function scheduleWords({ cron, everySeconds }: Pick<ScheduleTimes, "cron" | "everySeconds">): string {
  if (cron !== null) return cronWords(cron);
  return everySeconds === null ? "At no time" : `Every ${intervalWords(everySeconds)}`;
}

function cronWords(cron: string): string {
  try {
    return cronstrue.toString(cron, { use24HourTimeFormat: true, verbose: false });
  } catch {
    // It knows fewer extensions than croner reads: the expression itself is true then.
    return cron;
  }
}

function intervalWords(seconds: number): string {
  const { count, unit } = spanOf(seconds);
  return count === 1 ? unit : `${count} ${unit}s`;
}
