import { eventLooks, severityLooks, type Look } from "../defaults/looks";
import type { ReadyBlock } from "./ready-block";

const runLooks = {
  failed: eventLooks["job.failed"],
  timed_out: eventLooks["job.timed_out"],
  lost: eventLooks["job.lost"],
  completed: eventLooks["job.completed"],
};
const usualLook = eventLooks["job.started"];

/** By how bad it is, or how the run ended. */
function byLook(name: "color" | "emoji"): string {
  const ofRun = `${choices(runLooks, name)}.get(job.status if job else '', '${usualLook[name]}')`;
  return `${choices(severityLooks, name)}.get(event.severity if event else '', ${ofRun})`;
}

function choices(looks: Record<string, Look>, name: "color" | "emoji"): string {
  return `{${Object.entries(looks)
    .map(([key, look]) => `'${key}': '${look[name]}'`)
    .join(", ")}}`;
}

const color = `{% set color = ${byLook("color")} %}`;
const emoji = `{{ ${byLook("emoji")} }}`;
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
