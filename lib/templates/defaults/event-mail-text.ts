import { headline } from "./headline";

/** The same mail in the same order, for those who read plain text. */
export const eventMailText = `${headline}
{%- if word|lower not in title|lower %}{{ word|upper }}: {% endif %}{{ title }}
{%- if message and message != title %}

{{ message|truncate_output(1000) }}
{%- endif %}
{%- if notification and notification.suppressed_count %}

{{ notification.suppressed_count }} more like this {{ 'was' if notification.suppressed_count == 1 else 'were' }} held back since the last message.
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

    {{ step.output[-4000:].strip().splitlines()[-12:]|join('\\n')|truncate_output(2000)|indent }}
{%- endif %}
{%- endfor %}
{%- if failing|length > 5 %}

{{ failing|length - 5 }} more failed.
{%- endif %}
{%- if carried %}
{% for name, value in (carried|dictsort)[:24] %}
{{ name|replace('_', ' ')|capitalize|truncate(60) }}: {% if value is none %}–{% elif value is mapping %}{{ value|tojson|truncate_output }}{% elif value is string or value is not sequence %}{{ value|string|truncate_output }}{% else %}{{ value|join(', ')|truncate_output }}{% endif %}
{%- endfor %}
{%- endif %}
{%- if notification and notification.run_url %}

{{ 'Open the run' if job else 'See what happened' }}: {{ notification.run_url }}
{%- endif %}
{%- if notification %}
{% if notification.acknowledge_url %}
Acknowledge: {{ notification.acknowledge_url }}
{%- endif %}
{%- if notification.mute_url %}
Mute for an hour: {{ notification.mute_url }}
{%- endif %}
{%- if notification.too_noisy_url %}
Too noisy: {{ notification.too_noisy_url }}
{%- endif %}
{%- if notification.preferences_url %}
Preferences: {{ notification.preferences_url }}
{%- endif %}
{%- endif %}

--{# two hyphens and a space would start a signature that some programs hide #}
{% if notification and notification.reason_sentence %}{{ notification.reason_sentence }}
{% endif %}Sent by {{ system.app_name }}{% if org %} for {{ org.name }}{% endif %}: {{ system.app_url }}`;
