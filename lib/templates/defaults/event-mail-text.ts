import type { EventType } from "@/lib/core/event";
import { quietLines } from "../mail-style";
import { headline, story } from "./headline";
import { detailName, detailValue, heldBack, lastLines, rightAgain } from "./wording";

/** The same mail in the same order, for those who read plain text. */
export function eventMailText(eventType: EventType | null): string {
  return `${headline(eventType)}
${story(eventType)}
{%- if word|lower not in title|lower %}{{ word|upper }}: {% endif %}{{ title }}
{%- if message and message != title %}

{{ message|truncate_output(1000) }}
{%- endif %}
{%- if notification and notification.resolved_at %}

${rightAgain}
{%- endif %}
{%- if notification and notification.suppressed_count %}

${heldBack}
{%- endif %}
{% if job %}
Job:       {{ job.name }}
{%- endif %}
{%- if target %}
Target:    {{ target.name }}{% if target.hostname != target.name %} ({{ target.hostname }}){% endif %}
{%- endif %}
{%- if job and job.status %}
Status:    {{ word }}
{%- endif %}
{%- if job and job.execution_time_ms is not none %}
Duration:  {{ job.execution_time_ms|elapsed }}
{%- endif %}
{%- if job and job.total_steps %}
Steps:     {{ job.completed_steps }} of {{ job.total_steps }} completed{% if job.failed_steps %}, {{ job.failed_steps }} failed{% endif %}
{%- endif %}
{%- if job and job.started_at %}
Started:   {{ job.started_at|datetime(zone) }}
{%- endif %}
{%- if event and not (job and job.started_at) %}
Happened:  {{ event.occurred_at|datetime(zone) }}
{%- endif %}
{%- for name, step in failing[:5] %}

{{ name }}{% if step.error_message %}: {{ step.error_message|truncate_output(600) }}{% endif %}
{%- if step.output %}

    {{ ${lastLines(12)}|join('\\n')|truncate_output(2000)|indent }}
{%- endif %}
{%- endfor %}
{%- if failing|length > 5 %}

{{ failing|length - 5 }} more failed.
{%- endif %}
{%- if carried %}
{% for name, value in (carried|dictsort)[:24] %}
${detailName}: ${detailValue}
{%- endfor %}
{%- endif %}
{%- if notification and notification.run_url %}

{{ 'Open the run' if job else 'See what happened' }}: {{ notification.run_url }}
{%- endif %}
{%- if notification %}
${quietLines}
{%- endif %}

--{# two hyphens and a space would start a signature that some programs hide #}
{% if notification and notification.reason_sentence %}{{ notification.reason_sentence }}
{% endif %}{% if brand.footer %}{{ brand.footer }}
{% endif %}Sent by {{ system.app_name }}{% if org %} for {{ org.name }}{% endif %}: {{ system.app_url }}`;
}
