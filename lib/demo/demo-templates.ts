import type { TemplateContent } from "@/lib/db/template-versions";
import { emptyContent } from "@/lib/services/templates/template-content";

const failing = "{%- set failing = steps.items()|selectattr('1.status', 'equalto', 'failed')|list -%}";

const subject = `${failing}
{{ job.name }} needs somebody: {{ failing[0][0] ~ ' failed' if failing else job.status }}`;

/** The failing step with its last words, and one button; the organisation's layout is around it. */
function mail(end: string): string {
  return `${failing}
<h1>{{ job.name }}{% if failing %} failed at “{{ failing[0][0] }}”{% endif %}</h1>
<p>{{ job.completed_steps }} of {{ job.total_steps }} steps were done after {{ job.execution_time_ms|duration }}{% if target %}, on {{ target.name }} ({{ target.hostname }}){% endif %}.</p>
{%- for name, step in failing %}
<p><strong>{{ name }}</strong>: {{ step.error_message }}</p>
{%- if step.output %}
<pre>{{ step.output|truncate_output }}</pre>
{%- endif %}
{%- endfor %}
<p><a class="button" href="{{ notification.run_url }}">Open the run</a></p>
${end}
`;
}

const slack = `${failing}
*{{ job.name }}*{% if failing %} failed at “{{ failing[0][0] }}”{% endif %}, {{ job.completed_steps }} of {{ job.total_steps }} steps done
{%- for name, step in failing %}
>{{ name }}: {{ step.error_message }}
{%- endfor %}
<{{ notification.run_url }}|Open the run>
{%- if vars.runbook_url %} · <{{ vars.runbook_url }}|Runbook>{% endif %}`;

const signatureName = "signature";

const signature: TemplateContent = {
  ...emptyContent,
  bodyTemplate: `<p>{{ vars.team|default(org.name) }}{% if vars.runbook_url %} · <a href="{{ vars.runbook_url }}">Runbook</a>{% endif %}</p>`,
  textTemplate: `{{ vars.team|default(org.name) }}{% if vars.runbook_url %}
Runbook: {{ vars.runbook_url }}{% endif %}`,
};

const firstMail: TemplateContent = {
  ...emptyContent,
  subjectTemplate: subject,
  bodyTemplate: mail("<p>The job's own step “Tell on-call” sent this before the run was over.</p>"),
  layout: "organisation",
};

export interface DemoTemplate {
  name: string;
  description: string;
  notificationType: "email" | "partial";
  defaultConfig: { attachments?: { type: "job_log"; filename: string }[] };
  versions: readonly { content: TemplateContent; note: string; daysAgo: number }[];
}

export const onCallMailName = "On-call mail";

/** What the team has written itself, the parts first. */
export const demoTemplates: readonly DemoTemplate[] = [
  {
    name: signatureName,
    description: "Who sends it, and where the runbook is: mails end with it.",
    notificationType: "partial",
    defaultConfig: {},
    versions: [{ content: signature, note: "First version", daysAgo: 12 }],
  },
  {
    name: onCallMailName,
    description: "What on-call reads first: the failing step with its last words, and one button.",
    notificationType: "email",
    defaultConfig: { attachments: [{ type: "job_log", filename: "{{ job.name }}_{{ job.id }}.log" }] },
    versions: [
      { content: firstMail, note: "First version", daysAgo: 26 },
      {
        content: {
          ...firstMail,
          bodyTemplate: mail(`{% include '${signatureName}' %}`),
          slackTemplate: slack,
        },
        note: "Signature and runbook, and a message for Slack",
        daysAgo: 12,
      },
    ],
  },
];

/** `vars` of the demo's templates. */
export const demoVariables = [
  {
    name: "runbook_url",
    value: "https://wiki.example.org/runbooks",
    description: "Where to read on what to do",
  },
  { name: "team", value: "Data platform", description: "Who looks after the jobs" },
] as const;

export const demoBranding = {
  color: "#1f6f5c",
  footer: "Demo organisation · nothing here is real",
} as const;
