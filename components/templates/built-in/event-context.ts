import { eventCatalogue, type EventType } from "@/lib/core/event";
import type { JsonRecord } from "@/lib/templates/context-shape";

const states: Partial<Record<EventType, string>> = {
  "job.started": "running",
  "job.completed": "completed",
  "job.warning": "completed",
  "job.recovered": "completed",
  "job.timed_out": "timed_out",
  "job.lost": "lost",
  "job.missed": "missed",
  "job.late": "pending",
  "job.slow": "running",
  "job.anomaly": "completed",
};

/** The sample's variables as if another event had happened: good enough to see the words. */
export function contextOfEvent(context: JsonRecord, type: EventType): JsonRecord {
  const event = recordOf(context.event);
  if (event.type === type) return context;
  const job = recordOf(context.job);
  const { label, severity } = eventCatalogue[type];
  const status = states[type] ?? "failed";
  const isGood = status === "running" || status === "completed";
  const name = typeof job.name === "string" ? job.name : "nightly-etl";
  return {
    ...context,
    event: {
      ...event,
      type,
      severity,
      title: `${label}: ${name}`,
      message: isGood ? null : (event.message ?? null),
    },
    job: {
      ...job,
      status,
      ...(isGood && { error_message: null, failed_steps: 0, completed_steps: job.total_steps ?? 0 }),
      ...(status === "running" && { completed_at: null, execution_time_ms: null, completed_steps: 0 }),
    },
    ...(isGood && { steps: stepsThat(status, recordOf(context.steps)) }),
  };
}

function stepsThat(status: string, steps: JsonRecord): JsonRecord {
  if (status === "running") return {};
  return Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [
      name,
      { ...recordOf(step), status: "completed", error_message: null, output: null },
    ]),
  );
}

function recordOf(value: JsonRecord[string] | undefined): JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
