import { DateTime } from "luxon";
import { z } from "zod";
import { eventTypes } from "@/lib/core/event";
import { wallTime } from "@/lib/core/wall-time";
import type { SilenceInput, SilenceView } from "@/lib/schemas/silence";

/** For how long: the first three from now on. */
export const spans = ["1h", "4h", "tomorrow", "until", "open"] as const;
export type Span = (typeof spans)[number];

export const spanLabels: Record<Span, string> = {
  "1h": "1 hour",
  "4h": "4 hours",
  tomorrow: "Until tomorrow 08:00",
  until: "Until a time that you choose",
  open: "Until somebody ends it",
};

/** Those that begin now: neither start nor end is asked for. */
export function isQuick(span: Span): boolean {
  return span !== "until" && span !== "open";
}

const Named = z.object({ id: z.string(), name: z.string() });
export type Named = z.infer<typeof Named>;

/** A silence as its form holds it: times are wall times in the zone of whoever fills it in. */
export const SilenceValues = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, { error: "Give the silence a name." })
      .max(120, { error: "At most 120 characters." }),
    comment: z.string().trim().max(2000, { error: "At most 2,000 characters." }),
    jobs: z.array(Named),
    targets: z.array(Named),
    event_types: z.array(z.enum(eventTypes)),
    except_critical: z.boolean(),
    span: z.enum(spans),
    /** Null: now. */
    starts_at: z.string().nullable(),
    ends_at: z.string().nullable(),
    has_schedule: z.boolean(),
    schedule_start: z.string().nullable(),
    schedule_end: z.string().nullable(),
    schedule_days: z.array(z.number()),
    schedule_zone: z.string({ error: "Choose a time zone." }),
  })
  .superRefine((values, context) => {
    const refuse = (path: keyof typeof values, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (values.span === "until") {
      if (values.ends_at === null) refuse("ends_at", "Say when it ends.");
      else if (values.starts_at !== null && values.ends_at <= values.starts_at)
        refuse("ends_at", "Must be after the start.");
    }
    if (!values.has_schedule) return;
    const { schedule_start: start, schedule_end: end } = values;
    if (start === null || !wallTime.test(start)) refuse("schedule_start", "A window needs a start.");
    if (end === null || !wallTime.test(end)) refuse("schedule_end", "A window needs an end.");
    else if (start === end) refuse("schedule_end", "Must differ from the start.");
    if (values.schedule_days.length === 0) refuse("schedule_days", "Choose a day at least.");
  });
export type SilenceValues = z.infer<typeof SilenceValues>;

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** Of a new silence, of a job when it is given. */
export function newSilenceValues(zone: string, span: Span, job: Named | null): SilenceValues {
  return {
    name: job ? `Work on ${job.name}`.slice(0, 120) : "",
    comment: "",
    jobs: job ? [job] : [],
    targets: [],
    event_types: [],
    except_critical: false,
    span,
    starts_at: null,
    ends_at: null,
    has_schedule: false,
    schedule_start: null,
    schedule_end: null,
    schedule_days: everyDay,
    schedule_zone: zone,
  };
}

export function silenceValuesOf(silence: SilenceView, zone: string): SilenceValues {
  const { schedule, ends_at } = silence;
  return {
    name: silence.name,
    comment: silence.comment ?? "",
    jobs: silence.jobs.map(({ id, name }) => ({ id, name: name ?? "A deleted job" })),
    targets: silence.targets.map(({ id, name }) => ({ id, name: name ?? "A deleted target" })),
    event_types: silence.event_types,
    except_critical: silence.except_critical,
    span: ends_at === null ? "open" : "until",
    starts_at: wallTimeOf(silence.starts_at, zone),
    ends_at: ends_at && wallTimeOf(ends_at, zone),
    has_schedule: schedule !== null,
    schedule_start: schedule?.start ?? null,
    schedule_end: schedule?.end ?? null,
    schedule_days: schedule?.days ?? everyDay,
    schedule_zone: schedule?.zone ?? zone,
  };
}

interface Moment {
  /** Of whoever filled it in. */
  zone: string;
  now: Date;
}

/** What the API takes. A time that `stored` has, and nobody changed, stays exact to the millisecond. */
export function silenceInput(
  values: SilenceValues,
  { zone, now }: Moment,
  stored: SilenceView | null,
): z.input<typeof SilenceInput> {
  const starts_at = isQuick(values.span) ? null : instantOf(values.starts_at, zone, stored?.starts_at);
  const { schedule_start: start, schedule_end: end, schedule_days: days, schedule_zone } = values;
  return {
    name: values.name,
    comment: values.comment || null,
    job_ids: values.jobs.map(({ id }) => id),
    target_ids: values.targets.map(({ id }) => id),
    event_types: values.event_types,
    except_critical: values.except_critical,
    ...(starts_at !== null && { starts_at }),
    ends_at: endOf(values, { zone, now }, stored),
    schedule:
      values.has_schedule && start !== null && end !== null
        ? { start, end, days, zone: schedule_zone }
        : null,
  };
}

function endOf({ span, ends_at }: SilenceValues, { zone, now }: Moment, stored: SilenceView | null) {
  const from = DateTime.fromJSDate(now, { zone });
  switch (span) {
    case "1h":
      return from.plus({ hours: 1 }).toUTC().toISO();
    case "4h":
      return from.plus({ hours: 4 }).toUTC().toISO();
    case "tomorrow":
      return from.plus({ days: 1 }).startOf("day").set({ hour: 8 }).toUTC().toISO();
    case "until":
      return instantOf(ends_at, zone, stored?.ends_at ?? undefined);
    case "open":
      return null;
  }
}

function wallTimeOf(instant: string, zone: string): string {
  return DateTime.fromISO(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

function instantOf(entered: string | null, zone: string, stored: string | undefined): string | null {
  if (entered === null) return null;
  if (stored !== undefined && wallTimeOf(stored, zone) === entered) return stored;
  return DateTime.fromISO(entered, { zone }).toUTC().toISO();
}

const words: Record<keyof SilenceValues, string> = {
  name: "Name",
  comment: "Comment",
  jobs: "Jobs",
  targets: "Targets",
  event_types: "Events",
  except_critical: "Critical events",
  span: "End",
  starts_at: "Start",
  ends_at: "End",
  has_schedule: "Weekly window",
  schedule_start: "Weekly window",
  schedule_end: "Weekly window",
  schedule_days: "Weekly window",
  schedule_zone: "Weekly window",
};

/** What changed, in the words of the save bar. */
export function silenceChangeWords(before: SilenceValues, after: SilenceValues): string[] {
  const names = Object.keys(words) as (keyof SilenceValues)[];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return [...new Set(changed.map((name) => words[name]))];
}
