import { daysInWords } from "@/components/preferences/describe-quiet";
import { eventCatalogue } from "@/lib/core/event";
import type { SilenceView } from "@/lib/schemas/silence";

/** Names in a row of a table. */
const MOST_NAMED = 3;

type Covered = Pick<SilenceView, "jobs" | "targets" | "event_types" | "except_critical">;

/** “Backup, Nightly load · Job failed · every night 22:00–06:00 Europe/Berlin” */
export function silenceWords(silence: Covered & Pick<SilenceView, "schedule">): string {
  const { schedule } = silence;
  return [coverWords(silence), ...(schedule ? [scheduleWords(schedule)] : [])].join(" · ");
}

/** “Backup, Nightly load · on db-1 · Job failed”; “Everything” without a list. */
export function coverWords({ jobs, targets, event_types, except_critical }: Covered): string {
  const parts = [
    namesInWords(jobs.map(({ name }) => name ?? "a deleted job")),
    targets.length > 0 && `on ${namesInWords(targets.map(({ name }) => name ?? "a deleted target"))}`,
    namesInWords(event_types.map((type) => eventCatalogue[type].label)),
  ].filter((part) => part !== false && part !== "");
  return [
    ...(parts.length === 0 ? ["Everything"] : parts),
    ...(except_critical ? ["not critical events"] : []),
  ].join(" · ");
}

function namesInWords(names: readonly string[]): string {
  const others = names.length - MOST_NAMED;
  if (others <= 1) return names.join(", ");
  return `${names.slice(0, MOST_NAMED).join(", ")} and ${others} more`;
}

/** “every night 22:00–06:00 Europe/Berlin”, “Sat and Sun 08:00–12:00 UTC” */
export function scheduleWords({ start, end, days, zone }: NonNullable<SilenceView["schedule"]>): string {
  const isOverNight = end < start;
  const on = days.length === 7 ? `every ${isOverNight ? "night" : "day"}` : daysInWords(days);
  return `${on} ${start}–${end} ${zone.replaceAll("_", " ")}`;
}
