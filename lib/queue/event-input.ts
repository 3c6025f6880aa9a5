import { createHash } from "node:crypto";
import { eventCatalogue, type EventType, type Severity } from "@/lib/core/event";

/** Something that happened, on its way to being recorded. */
export interface EventInput {
  type: EventType;
  /** The trigger's severity, else the type's, when absent. */
  severity?: Severity;
  /** Made from the type and the job when absent. */
  title?: string;
  message?: string | null;
  jobId?: string | null;
  /** The job is the run's when only the run is given. */
  runId?: string | null;
  details?: Record<string, unknown>;
  /** Now when absent. */
  occurredAt?: Date;
  /** The same key records one event, however often it is given. */
  dedupeKey?: string;
  /** Addresses told instead of those the trigger names. */
  recipients?: readonly string[];
}

/** The same for the same content, in whatever order an object's fields come. */
export function hashEvent(event: EventInput): string {
  return createHash("sha256").update(canonical(event)).digest("hex");
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

export function titleOf({ title, type }: EventInput, jobName: string | null): string {
  if (title) return title;
  const { label } = eventCatalogue[type];
  return jobName ? `${label}: ${jobName}` : label;
}
