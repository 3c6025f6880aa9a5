import type { EventType } from "./event";

/** When an event of each type is recorded, in a sentence. */
export const eventDescriptions: Record<EventType, string> = {
  "job.started": "A run of a job has begun.",
  "job.completed": "A run ended without a fault.",
  "job.failed": "A run ended with a fault.",
  "job.warning": "A run ended, but some of its steps did not.",
  "job.timed_out": "A run took longer than it may.",
  "job.lost": "The program that ran a job was not heard of any more.",
  "job.missed": "A job did not start when it should have.",
  "job.late": "A job has not begun yet, though its time has come.",
  "job.slow": "A run goes on for longer than it should.",
  "job.anomaly": "A run was unlike the runs before it.",
  "job.recovered": "A job is right again after it was not.",
  "data_quality.failure": "A check of data found what must not be.",
  "data_quality.warning": "A check of data found what should not be.",
  "rate_limit.exceeded": "More was asked for than a limit allows.",
  "system.error": "Something is wrong with the system itself.",
};
