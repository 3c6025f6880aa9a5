import type { EventType } from "@/lib/core/event";
import { headline, story } from "./headline";
import {
  answers,
  brokenFence,
  detailName,
  detailValue,
  fence,
  hasAnswers,
  heldBack,
  lastLines,
  listed,
  rightAgain,
  stepPlace,
  wordedTitle,
} from "./wording";

function section(markup: string): string {
  return `{"type": "section", "text": {"type": "mrkdwn", "text": "${markup}"}}`;
}

function field(label: string, value: string): string {
  return `{"type": "mrkdwn", "text": "*${label}*\\n${value}"}`;
}

/** “Acknowledge · Mute this job · Too noisy” */
const answerLine = listed(answers, " · ", (label, address) => `<${address}|${label}>`);

/** The headline, which Slack shows above an attachment, and Block Kit inside one, whose colour says how it went. */
export function eventSlack(eventType: EventType | null): string {
  return `${headline(eventType)}
${story(eventType)}
{
  "text": "{{ emoji }} *${wordedTitle}*{% if target and target.name not in title %} on {{ target.name }}{% endif %}",
  "attachments": [
    {
      "color": "{{ color }}",
      "blocks": [
        {%- if message and message != title %}
        ${section("{{ message|truncate_output(1000) }}")},
        {%- endif %}
        {
          "type": "section",
          "fields": [
            {%- if job %}
            ${field("Job", "{{ job.name }}")},
            {%- endif %}
            {%- if target %}
            ${field("Target", "{{ target.hostname }}")},
            {%- endif %}
            {%- if job and job.execution_time_ms is not none %}
            ${field("Duration", "{{ job.execution_time_ms|elapsed }}")},
            {%- endif %}
            ${field("Status", "{{ word|upper }}")}
          ]
        }
        {%- if carried %},
        ${section(`{% for name, value in (carried|dictsort)[:12] %}*${detailName}:* ${detailValue}{% if not loop.last %}\\n{% endif %}{% endfor %}`)}
        {%- endif %}
        {%- for name, step in failing[:3] %},
        ${section(`*{{ name }}*  {{ ${stepPlace} }}{% if step.error_message %}\\n{{ step.error_message|truncate_output(600) }}{% endif %}`)}
        {%- if step.output %},
        ${section(`${fence}\\n{{ ${lastLines(12)}|join('\\n')|truncate_output(1500)|replace('${fence}', '${brokenFence}') }}\\n${fence}`)}
        {%- endif %}
        {%- endfor %}
        {%- if failing|length > 3 %},
        ${section("{{ failing|length - 3 }} more failed.")}
        {%- endif %}
        {%- if notification and notification.run_url %},
        {
          "type": "actions",
          "elements": [
            {
              "type": "button",
              "text": {"type": "plain_text", "text": "{{ 'Open the run' if job else 'See what happened' }}"},
              "url": "{{ notification.run_url }}"
            }
          ]
        }
        {%- endif %}
        {%- if ${hasAnswers} %},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "${answerLine}"}]}
        {%- endif %}
        {%- if notification and notification.resolved_at %},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "*${rightAgain}*"}]}
        {%- endif %}
        {%- if notification and notification.suppressed_count %},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "${heldBack}"}]}
        {%- endif %}
        {%- if notification and notification.reason_sentence %},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "{{ notification.reason_sentence }}"}]}
        {%- endif %}
      ]
    }
  ]
}`;
}
