import { factRow } from "../mail-style";
import type { ReadyBlock } from "./ready-block";

interface Fact {
  label: string;
  condition: string;
  value: string;
}

const facts: Fact[] = [
  { label: "Job", condition: "job", value: "{{ job.name }}" },
  { label: "Target", condition: "target", value: "{{ target.name }} ({{ target.hostname }})" },
  {
    label: "Status",
    condition: "job and job.status",
    value: "{{ job.status|replace('_', ' ')|capitalize }}",
  },
  {
    label: "Duration",
    condition: "job and job.execution_time_ms is not none",
    value: "{{ job.execution_time_ms|elapsed }}",
  },
  {
    label: "Steps",
    condition: "job and job.total_steps",
    value: "{{ job.completed_steps }} of {{ job.total_steps }} completed",
  },
  {
    label: "Started",
    condition: "job and job.started_at",
    value:
      "{{ job.started_at|datetime(notification.time_zone if notification and notification.time_zone else 'UTC') }}",
  },
  { label: "Happened", condition: "event and not job", value: "{{ event.occurred_at|datetime }}" },
];

/** Each fact that there is on lines of its own; the line after the last stays empty. */
function each(write: (fact: Fact) => string): string {
  const lines = facts.map((fact) => `{% if ${fact.condition} -%}\n${write(fact)}\n`);
  return `${lines.join("{% endif -%}\n")}{% endif %}\n`;
}

export const factsBlock: ReadyBlock = {
  id: "facts",
  label: "Facts table",
  description: "Job, target, status, duration, steps and start",
  sources: {
    html: `<table class="facts" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;">
${each(({ label, value }) => factRow(label, value))}</table>
`,
    text: each(({ label, value }) => `${`${label}:`.padEnd(10)} ${value}`),
    slack: each(({ label, value }) => `*${label}:* ${value}`),
    teams: each(({ label, value }) => `**${label}:** ${value}\n`),
  },
};

const stepWords =
  "{{ step.status|default('', true)|replace('_', ' ') }}{% if step.execution_time_ms is not none %}, {{ step.execution_time_ms|elapsed }}{% endif %}";

export const stepListBlock: ReadyBlock = {
  id: "steps",
  label: "All steps",
  description: "Each step with how it ended and how long it took",
  sources: {
    html: `<table class="facts" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;">
{% for name, step in steps.items() %}
${factRow("{{ name }}", stepWords)}
{% endfor %}
</table>
`,
    text: `{% for name, step in steps.items() -%}
{{ loop.index }}. {{ name }}: ${stepWords}
{% endfor %}
`,
    slack: `{% for name, step in steps.items() -%}
{{ {'completed': '✅', 'failed': '🔴', 'running': '🔵'}.get(step.status, '⚪') }} *{{ name }}*  ${stepWords}
{% endfor %}
`,
    teams: `{% for name, step in steps.items() -%}
- **{{ name }}**: ${stepWords}
{% endfor %}
`,
  },
};
