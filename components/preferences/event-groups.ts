import { eventTypes, type EventType } from "@/lib/core/event";

export interface EventGroup {
  label: string;
  types: EventType[];
}

const labels: Record<string, string> = {
  job: "Jobs",
  data_quality: "Data quality",
  rate_limit: "Limits",
  system: "System",
};

/** The catalogue by what events are about, in its order. */
export const eventGroups: EventGroup[] = Object.entries(
  Object.groupBy(eventTypes, (type) => type.split(".", 1)[0] ?? type),
).map(([about, types = []]) => ({ label: labels[about] ?? about, types }));
