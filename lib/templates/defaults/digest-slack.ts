import { digestHeadline, lineLabel, lineState, lineTime, restAfter } from "./digest-headline";

/** Slack takes 50 blocks, and so many sections can be read at a glance. */
const SHOWN = 12;

function section(markup: string): string {
  return `{"type": "section", "text": {"type": "mrkdwn", "text": "${markup}"}}`;
}

/** The sum above an attachment whose colour says how it stands, and a section for each line. */
export const digestSlack = `${digestHeadline}
${restAfter(SHOWN)}
{
  "text": "{{ emoji }} *{{ title }}*",
  "attachments": [
    {
      "color": "{{ color }}",
      "blocks": [
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "{{ bundle.since|datetime(zone) }} – {{ bundle.until|datetime(zone) }}{% if standing %}: {{ standing }}{% endif %}"}]}
        {%- for line in bundle.lines[:${SHOWN}] %},
        ${section(`*<{{ line.url }}|${lineLabel}>*{% if line.job %}  {{ line.job.name }}{% endif %}{% if line.title and line.title != line.label %}\\n{{ line.title }}{% if line.message %}: {{ line.message|truncate_output(200) }}{% endif %}{% endif %}\\n${lineTime}{% if line.state_now %}  *${lineState}*{% endif %}`)}
        {%- endfor %}
        {%- if rest %},
        ${section("{{ rest }} more {{ 'line' if rest == 1 else 'lines' }}.")}
        {%- endif %}
        {%- if notification and notification.url %},
        {
          "type": "actions",
          "elements": [
            {
              "type": "button",
              "text": {"type": "plain_text", "text": "See all {{ bundle.count }}"},
              "url": "{{ notification.url }}"
            }
          ]
        }
        {%- endif %}
        {%- if notification and notification.reason_sentence %},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "{{ notification.reason_sentence }}"}]}
        {%- endif %}
      ]
    }
  ]
}`;
