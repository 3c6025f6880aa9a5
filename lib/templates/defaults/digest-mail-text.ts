import { quietLines } from "../mail-style";
import { digestHeadline, lineLabel, lineState, lineTime } from "./digest-headline";

/** The same mail in the same order, for those who read plain text. */
export const digestMailText = `${digestHeadline}
{{- word|upper }}: {{ title }}

{{ bundle.since|datetime(zone) }} – {{ bundle.until|datetime(zone) }}{% if standing %}: {{ standing }}{% endif %}.
{% for line in bundle.lines %}
* ${lineLabel}{% if line.job %}: {{ line.job.name }}{% endif %}
{%- if line.title and line.title != line.label %}
  {{ line.title }}{% if line.message %}: {{ line.message|truncate_output(300) }}{% endif %}
{%- endif %}
  ${lineTime}
{%- if line.state_now %}
  ${lineState}
{%- endif %}
  {{ line.url }}
{% endfor %}
{%- if bundle.more %}
{{ bundle.more }} more {{ 'line is' if bundle.more == 1 else 'lines are' }} left out here.
{% endif %}
{%- if notification and notification.url %}
See all {{ bundle.count }}: {{ notification.url }}
{%- endif %}
{%- if notification %}
${quietLines}
{%- endif %}

--{# two hyphens and a space would start a signature that some programs hide #}
{% if notification and notification.reason_sentence %}{{ notification.reason_sentence }}
{% endif %}{% if brand.footer %}{{ brand.footer }}
{% endif %}Sent by {{ system.app_name }}{% if org %} for {{ org.name }}{% endif %}: {{ system.app_url }}`;
