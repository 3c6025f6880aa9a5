import { DateTime } from "luxon";
import { findEventType, severities, type EventType, type Severity } from "@/lib/core/event";
import { isValidZone } from "@/lib/core/wall-time";
import { filledLines } from "@/components/ui/form-list-field";
import type { Question } from "@/lib/client/simulations";
import type { JsonObject } from "@/lib/schemas/field";

/** What the form holds: empty text where nothing is chosen. */
export interface QuestionValues {
  /** me, everybody, an id or an address. */
  user: string;
  type: EventType;
  severity: Severity | "";
  job: string;
  target: string;
  /** Id of a run that there was. */
  run: string;
  title: string;
  message: string;
  /** Lines of “name: value”. */
  details: string[];
  when: "now" | "then";
  /** Wall time of the zone: YYYY-MM-DDTHH:MM. */
  moment: string | null;
  zone: string;
}

/** The keys of the address: what is usual is left out of it. */
export const addressKeys = [
  "user",
  "type",
  "severity",
  "job",
  "target",
  "run",
  "title",
  "message",
  "details",
  "at",
  "zone",
] as const;
type Address = Record<(typeof addressKeys)[number], string | null>;

const usualType: EventType = "job.failed";

/** What an address asks. Whatever it names that there is not counts as absent. `zone` is the reader's own. */
export function readQuestion(get: (key: string) => string | null, zone: string): QuestionValues {
  const given = get("zone");
  const chosen = given !== null && isValidZone(given) ? given : zone;
  const at = readInstant(get("at"), chosen);
  return {
    user: get("user") ?? "me",
    type: findEventType(get("type") ?? "") ?? usualType,
    severity: severities.find((known) => known === get("severity")) ?? "",
    job: get("job") ?? "",
    target: get("target") ?? "",
    run: get("run") ?? "",
    title: get("title") ?? "",
    message: get("message") ?? "",
    details: get("details")?.split("\n") ?? [],
    when: at ? "then" : "now",
    moment: at?.toFormat("yyyy-MM-dd'T'HH:mm") ?? null,
    zone: chosen,
  };
}

/** The address that says the same, so that it can be shared. */
export function addressOfQuestion(values: QuestionValues): Address {
  const at = instantOf(values);
  return {
    user: values.user === "me" ? null : values.user,
    type: values.type === usualType ? null : values.type,
    severity: values.severity || null,
    job: values.job || null,
    target: values.target.trim() || null,
    run: values.run.trim() || null,
    title: values.title.trim() || null,
    message: values.message.trim() || null,
    details: filledLines(values.details).join("\n") || null,
    at,
    zone: at === null ? null : values.zone,
  };
}

/** What the API is asked. `at` is that of the address: to the millisecond, as a notification's is. */
export function questionOf(values: QuestionValues, at: string | null): Question {
  const { user, type, severity, job, target, run, title, message } = values;
  const details = detailsOf(values.details);
  return {
    ...(user !== "everybody" && { user }),
    event: {
      type,
      ...(severity && { severity }),
      ...(job && { job }),
      ...(target.trim() && { target: target.trim() }),
      ...(run.trim() && { run_id: run.trim() }),
      ...(title.trim() && { title: title.trim() }),
      ...(message.trim() && { message: message.trim() }),
      ...(Object.keys(details).length > 0 && { details }),
    },
    ...(at !== null && { at }),
  };
}

/** “rows: 5” as JSON reads the value; what is none is a text. A line without a name says nothing. */
export function detailsOf(lines: readonly string[]): JsonObject {
  const entries = filledLines(lines).flatMap((line) => {
    const [, name, value] = /^([^:]+):(.*)$/s.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name.trim(), valueOf(value.trim())] as const];
  });
  return Object.fromEntries(entries);
}

function valueOf(text: string): JsonObject[string] {
  try {
    return JSON.parse(text) as JsonObject[string];
  } catch {
    return text;
  }
}

/** The instant of a day and a time on the zone's clocks; null for now, and for what is no time. */
export function instantOf({ when, moment, zone }: QuestionValues): string | null {
  if (when === "now" || moment === null) return null;
  const instant = DateTime.fromISO(moment, { zone });
  return instant.isValid ? instant.toUTC().toISO() : null;
}

/** An instant as the address gives it; null without one. */
export function instantOfAddress(at: string | null): string | null {
  return readInstant(at, "UTC")?.toISO() ?? null;
}

function readInstant(at: string | null, zone: string): DateTime<true> | null {
  if (at === null) return null;
  const instant = DateTime.fromISO(at, { zone });
  return instant.isValid ? instant : null;
}

/** The address of the simulator with what a notification was decided about. */
export function simulatorHref(of: {
  user: string | null;
  type: EventType;
  severity: Severity;
  job: string | null;
  /** Conditions may ask about it. */
  run: string | null;
  at: string;
}): string {
  const { user, type, severity, job, run, at } = of;
  const search = new URLSearchParams({ user: user ?? "everybody", type, severity, at });
  if (job) search.set("job", job);
  if (run) search.set("run", run);
  return `/simulator?${search}`;
}
