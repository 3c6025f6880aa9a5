export const severities = ["info", "warning", "error", "critical"] as const;
export type Severity = (typeof severities)[number];

interface EventTypeFacts {
  severity: Severity;
  label: string;
  /** What older programs call the same thing. */
  aliases: readonly string[];
}

/** The catalogue: every event type with its default severity (S2.44–50, S3.49–56). */
export const eventCatalogue = {
  "job.started": { severity: "info", label: "Job started", aliases: ["pipeline_started"] },
  "job.completed": { severity: "info", label: "Job completed", aliases: ["pipeline_success"] },
  "job.failed": { severity: "error", label: "Job failed", aliases: ["pipeline_failure"] },
  "job.warning": { severity: "warning", label: "Job completed with warnings", aliases: ["pipeline_warning"] },
  "job.timed_out": { severity: "error", label: "Job timed out", aliases: ["pipeline_timeout"] },
  "job.lost": { severity: "error", label: "Job run lost", aliases: [] },
  "job.missed": { severity: "error", label: "Job missed its time", aliases: [] },
  "job.late": { severity: "warning", label: "Job is late", aliases: [] },
  "job.slow": { severity: "warning", label: "Job takes too long", aliases: [] },
  "job.anomaly": { severity: "warning", label: "Job ran unusually", aliases: [] },
  "job.recovered": { severity: "info", label: "Job recovered", aliases: [] },
  "data_quality.failure": {
    severity: "warning",
    label: "Data quality check failed",
    aliases: ["data_quality_failure"],
  },
  "data_quality.warning": {
    severity: "warning",
    label: "Data quality degraded",
    aliases: ["data_quality_warning"],
  },
  "rate_limit.exceeded": {
    severity: "warning",
    label: "Rate limit exceeded",
    aliases: ["rate_limit_exceeded"],
  },
  "system.error": { severity: "critical", label: "System error", aliases: ["system_error"] },
} as const satisfies Record<string, EventTypeFacts>;

export type EventType = keyof typeof eventCatalogue;
export const eventTypes = Object.keys(eventCatalogue) as [EventType, ...EventType[]];

const typeByName = new Map<string, EventType>(
  eventTypes.flatMap((type) => [type, ...eventCatalogue[type].aliases].map((name) => [name, type] as const)),
);

/** The event type that a name or alias stands for, in any case; undefined for an unknown one. */
export function findEventType(name: string): EventType | undefined {
  return typeByName.get(name.trim().toLowerCase());
}

/** Queue priority: lower goes first. */
export const priorityBySeverity: Record<Severity, number> = { critical: 0, error: 20, warning: 50, info: 80 };
