import { eventCatalogue, type EventType } from "@/lib/core/event";
import { headline } from "./headline";

/** One segment for usual names: what happened, where it broke, and the link. Dots, as "…" would make it UCS-2. */
export function eventSms(eventType: EventType | null): string {
  const label = eventType ? eventCatalogue[eventType].label : "{{ 'Job ' ~ word|lower if job else word }}";
  return `${headline(eventType)}
{%- set failing = (steps or {}).items()|selectattr('1.status', 'equalto', 'failed')|first|default(none) -%}
${label}: {{ (job.name if job else title)|truncate(50, true, '...') }}
{%- if failing %} ({{ failing[0]|truncate(30, true, '...') }}
{%- if failing[1].error_message %}: {{ failing[1].error_message.splitlines()|first|default('')|truncate(40, true, '...') }}{% endif %})
{%- endif %}.
{%- if notification and notification.run_url %} {{ notification.run_url }}{% endif %}`;
}
