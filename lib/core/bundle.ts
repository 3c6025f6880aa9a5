import type { EventType } from "./event";
import { endings, troubles } from "./job-course";

/** Why messages are told together: a person's digest, alike events, a limit that was reached, or a rest that somebody took. */
export const bundleWhys = ["digest", "group", "limit", "quiet"] as const;
export type BundleWhy = (typeof bundleWhys)[number];

/** What a decision's bundle key stands for. */
export function whyOfBundle(bundleKey: string): BundleWhy {
  return bundleWhys.find((why) => bundleKey === why || bundleKey.startsWith(`${why}:`)) ?? "quiet";
}

/** What a job can be right again after. */
export const resolvable: readonly EventType[] = [...troubles, "job.warning"];

/** How a job went on: when its last trouble ended; null: that goes on. */
export interface JobCourse {
  endedAt: Date | null;
}

/**
 * How what was told stands now: a trouble is over or still there, good news may be out of date. Null where there is no such
 * state, as of what is about no job; a job without a course never had any trouble.
 */
export function stateNowOf(
  eventType: EventType | null,
  course: JobCourse | undefined,
): "resolved" | "open" | null {
  if (eventType === null || !course) return null;
  if (resolvable.includes(eventType)) return course.endedAt === null ? "open" : "resolved";
  return endings.includes(eventType) && course.endedAt === null ? "open" : null;
}
