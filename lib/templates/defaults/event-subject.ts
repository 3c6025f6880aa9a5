import type { EventType } from "@/lib/core/event";
import { headline } from "./headline";

/** Says what happened; the target stands behind it, as it tells two alike messages apart. */
export function eventSubject(eventType: EventType | null): string {
  return `${headline(eventType)}
{{- title }}{% if target and target.name not in title %} on {{ target.name }}{% endif %}`;
}
