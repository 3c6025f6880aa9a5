import type { EventType } from "./event";

/** With these a job is right again, and a new row of troubles begins. */
export const endings: readonly EventType[] = ["job.completed", "job.recovered"];

/** What a recovery is the end of. */
export const troubles: readonly EventType[] = ["job.failed", "job.timed_out", "job.lost", "job.missed"];
