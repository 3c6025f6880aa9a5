import type { ReadyBlock } from "./ready-block";

/** By how bad it is, or how the run ended; white can be read on each. */
const color = `{% set color = {'critical': '#8c1d18', 'error': '#b3261e', 'warning': '#9a5b00'}.get(event.severity if event else '', {'failed': '#b3261e', 'timed_out': '#b3261e', 'lost': '#b3261e', 'completed': '#1f7a46'}.get(job.status if job else '', '#2f5d9b')) %}`;
const emoji = `{{ {'critical': '🚨', 'error': '🔴', 'warning': '⚠️'}.get(event.severity if event else '', {'failed': '🔴', 'timed_out': '🔴', 'lost': '🔴', 'completed': '✅'}.get(job.status if job else '', '🔵')) }}`;
const status =
  "{{ (job.status if job and job.status else event.severity if event else 'notice')|replace('_', ' ')|upper }}";
const title = "{{ event.title if event else job.name if job else 'Notice' }}";
const message =
  "event.message if event and event.message else job.error_message if job and not event else none";

export const statusBannerBlock: ReadyBlock = {
  id: "status-banner",
  label: "Status banner",
  description: "How the run ended, in its colour",
  sources: {
    html: `${color}
<div style="margin:0 0 16px;padding:12px 16px;background-color:{{ color }};border-radius:8px;color:#ffffff;font-size:14px;line-height:20px;font-weight:600;">${status}{% if job %} &middot; {{ job.name }}{% endif %}</div>
`,
    text: `*** ${status}{% if job %}: {{ job.name }}{% endif %} ***

`,
    slack: `${emoji} *${status}*{% if job %}  {{ job.name }}{% endif %}

`,
    teams: `${emoji} **${status}**{% if job %} {{ job.name }}{% endif %}

`,
  },
};

export const headlineBlock: ReadyBlock = {
  id: "headline",
  label: "Headline",
  description: "What happened, in a line and a sentence",
  sources: {
    html: `<h1 class="ink" style="margin:0 0 8px;color:#231f1b;font-size:22px;line-height:30px;font-weight:600;">${title}</h1>
{% set message = ${message} %}
{% if message %}<p class="ink" style="margin:0 0 16px;color:#231f1b;font-size:15px;line-height:22px;">{{ message|truncate_output(1000) }}</p>{% endif %}
`,
    text: `${title}
{% set message = ${message} -%}
{% if message %}{{ message|truncate_output(1000) }}
{% endif %}
`,
    slack: `*${title}*
{% set message = ${message} -%}
{% if message %}{{ message|truncate_output(1000) }}
{% endif %}
`,
    teams: `**${title}**

{% set message = ${message} -%}
{% if message %}{{ message|truncate_output(1000) }}

{% endif %}
`,
  },
};
