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
export const eventGroups: EventGroup[] = [...new Set(eventTypes.map(aboutOf))].map((about) => ({
  label: labels[about] ?? about,
  types: eventTypes.filter((type) => aboutOf(type) === about),
}));

function aboutOf(type: EventType): string {
  return type.split(".", 1)[0] ?? type;
}
