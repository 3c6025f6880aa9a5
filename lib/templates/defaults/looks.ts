import type { EventType } from "@/lib/core/event";

export interface Look {
  /** What happened, in the words of a status band. */
  word: string;
  /** White text on it has a contrast of 4.5 at least. */
  color: string;
  emoji: string;
  /** The same colour by the names that Adaptive Cards have. */
  tone: "accent" | "good" | "warning" | "attention" | "default";
}

const blue = { color: "#2f5d9b", emoji: "🔵", tone: "accent" } as const;
const green = { color: "#1f7a46", emoji: "✅", tone: "good" } as const;
const amber = { color: "#9a5b00", emoji: "⚠️", tone: "warning" } as const;
const red = { color: "#b3261e", emoji: "🔴", tone: "attention" } as const;
const deepRed = { color: "#8c1d18", emoji: "🚨", tone: "attention" } as const;
const grey = { color: "#5c564e", emoji: "ℹ️", tone: "default" } as const;

export const eventLooks: Record<EventType, Look> = {
  "job.started": { word: "Started", ...blue },
  "job.completed": { word: "Completed", ...green },
  "job.failed": { word: "Failed", ...red },
  "job.warning": { word: "Warning", ...amber },
  "job.timed_out": { word: "Timed out", ...red },
  "job.lost": { word: "Lost", ...red },
  "job.missed": { word: "Missed", ...red },
  "job.late": { word: "Late", ...amber },
  "job.slow": { word: "Takes too long", ...amber },
  "job.anomaly": { word: "Unusual", ...amber },
  "job.recovered": { word: "Recovered", ...green },
  "data_quality.failure": { word: "Data quality failed", ...amber },
  "data_quality.warning": { word: "Data quality warning", ...amber },
  "rate_limit.exceeded": { word: "Rate limit exceeded", ...amber },
  "system.error": { word: "System error", ...deepRed },
};

/** Of runs that are told of without an event. */
export const statusLooks: Record<string, Look> = {
  "job.running": { word: "Running", ...blue },
  "job.cancelled": { word: "Cancelled", ...grey },
};

export const severityLooks: Record<string, Look> = {
  critical: { word: "Critical", ...deepRed },
  error: { word: "Error", ...red },
  warning: { word: "Warning", ...amber },
};

export const otherLook: Look = { word: "Notice", ...grey };
