import type { EventType } from "@/lib/core/event";
import { headline, story } from "./headline";
import {
  answers,
  detailName,
  detailValue,
  heldBack,
  lastLines,
  listed,
  rightAgain,
  stepPlace,
  wordedTitle,
} from "./wording";

function fact(title: string, value: string): string {
  return `{"title": "${title}", "value": "${value}"}`;
}

/** Buttons and no links in a line of text: there Teams would take Markdown's escapes for a part of the address. */
const buttons = listed(
  [["run_url", "{{ 'Open the run' if job else 'See what happened' }}"], ...answers],
  ",\n    ",
  (title, url) => `{"type": "Action.OpenUrl", "title": "${title}", "url": "${url}"}`,
);

/** An Adaptive Card of the elements that Teams draws wherever it is read. */
export function eventTeams(eventType: EventType | null): string {
  return `${headline(eventType)}
${story(eventType)}
{
  "type": "AdaptiveCard",
  "version": "1.4",
  "body": [
    {
      "type": "TextBlock",
      "text": "{{ emoji }} ${wordedTitle}",
      "size": "Large",
      "weight": "Bolder",
      "style": "heading",
      "color": "{{ tone }}",
      "wrap": true
    },
    {%- if message and message != title %}
    {"type": "TextBlock", "text": "{{ message|truncate_output(1000) }}", "wrap": true},
    {%- endif %}
    {
      "type": "FactSet",
      "facts": [
        ${fact("Status", "{{ word|upper }}")}
        {%- if job and job.execution_time_ms is not none %},
        ${fact("Duration", "{{ job.execution_time_ms|elapsed }}")}
        {%- endif %}
        {%- if job and job.total_steps %},
        ${fact("Steps", "{{ job.completed_steps }}/{{ job.total_steps }}")}
        {%- endif %}
        {%- if job %},
        ${fact("Job", "{{ job.name }}")}
        {%- endif %}
        {%- if target %},
        ${fact("Target", "{{ target.hostname }}")}
        {%- endif %}
        {%- for name, value in (carried|dictsort)[:12] %},
        ${fact(detailName, detailValue)}
        {%- endfor %}
      ]
    }
    {%- for name, step in failing[:3] %},
    {
      "type": "Container",
      "separator": true,
      "items": [
        {"type": "TextBlock", "text": "{{ name }}", "weight": "Bolder", "wrap": true},
        {"type": "TextBlock", "text": "{{ ${stepPlace} }}", "isSubtle": true, "spacing": "None", "wrap": true}
        {%- if step.error_message %},
        {"type": "TextBlock", "text": "{{ step.error_message|truncate_output(600) }}", "color": "attention", "spacing": "Small", "wrap": true}
        {%- endif %}
        {%- for line in (${lastLines(8)} if step.output else []) %},
        {"type": "TextBlock", "text": "{{ line|truncate(300) }}", "fontType": "Monospace", "size": "Small", "spacing": "None", "wrap": true}
        {%- endfor %}
      ]
    }
    {%- endfor %}
    {%- if failing|length > 3 %},
    {"type": "TextBlock", "text": "{{ failing|length - 3 }} more failed.", "wrap": true}
    {%- endif %}
    {%- if notification and notification.resolved_at %},
    {"type": "TextBlock", "text": "${rightAgain}", "color": "good", "wrap": true}
    {%- endif %}
    {%- if notification and notification.suppressed_count %},
    {"type": "TextBlock", "text": "${heldBack}", "isSubtle": true, "size": "Small", "wrap": true}
    {%- endif %}
    {%- if notification and notification.reason_sentence %},
    {"type": "TextBlock", "text": "{{ notification.reason_sentence }}", "isSubtle": true, "size": "Small", "wrap": true}
    {%- endif %}
  ],
  "actions": [
    {%- if notification %}
    ${buttons}
    {%- endif %}
  ]
}`;
}
