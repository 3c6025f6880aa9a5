import type { ScheduleInput } from "@/lib/core/schedule";
import type { ScheduleView } from "./job";

/** The schedule as it would be given to have it again. */
export function scheduleInputOf({ cron, every_seconds, ...view }: ScheduleView): ScheduleInput {
  return {
    ...(cron !== null && { cron }),
    ...(every_seconds !== null && { every_seconds }),
    zone: view.zone,
    paused: view.paused,
    overlap: view.overlap,
    catch_up: view.catch_up,
    late_seconds: view.late_seconds,
    grace_seconds: view.grace_seconds,
  };
}
