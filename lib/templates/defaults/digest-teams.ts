import { digestHeadline, lineLabel, lineState, lineTime, restAfter } from "./digest-headline";

/** More would make the card too large for Teams, and too long to read. */
const SHOWN = 12;

/** The sum as the head of a card, and a container for each line. */
export const digestTeams = `${digestHeadline}
${restAfter(SHOWN)}
{
  "type": "AdaptiveCard",
  "version": "1.4",
  "body": [
    {
      "type": "TextBlock",
      "text": "{{ emoji }} {{ title }}",
      "size": "Large",
      "weight": "Bolder",
      "style": "heading",
      "color": "{{ tone }}",
      "wrap": true
    },
    {"type": "TextBlock", "text": "{{ bundle.since|datetime(zone) }} – {{ bundle.until|datetime(zone) }}{% if standing %}: {{ standing }}{% endif %}", "isSubtle": true, "wrap": true}
    {%- for line in bundle.lines[:${SHOWN}] %},
    {
      "type": "Container",
      "separator": true,
      "items": [
        {"type": "TextBlock", "text": "${lineLabel}{% if line.job %}: {{ line.job.name }}{% endif %}", "weight": "Bolder", "wrap": true}
        {%- if line.title and line.title != line.label %},
        {"type": "TextBlock", "text": "{{ line.title }}{% if line.message %}: {{ line.message|truncate_output(200) }}{% endif %}", "spacing": "None", "wrap": true}
        {%- endif %},
        {"type": "TextBlock", "text": "${lineTime}", "isSubtle": true, "size": "Small", "spacing": "None", "wrap": true}
        {%- if line.state_now %},
        {"type": "TextBlock", "text": "${lineState}", "color": "{{ 'attention' if line.state_now == 'open' else 'good' }}", "size": "Small", "spacing": "None", "wrap": true}
        {%- endif %}
      ]
    }
    {%- endfor %}
    {%- if rest %},
    {"type": "TextBlock", "text": "{{ rest }} more {{ 'line' if rest == 1 else 'lines' }}.", "wrap": true}
    {%- endif %}
    {%- if notification and notification.reason_sentence %},
    {"type": "TextBlock", "text": "{{ notification.reason_sentence }}", "isSubtle": true, "size": "Small", "wrap": true}
    {%- endif %}
  ],
  "actions": [
    {%- if notification and notification.url %}
    {"type": "Action.OpenUrl", "title": "See all {{ bundle.count }}", "url": "{{ notification.url }}"}
    {%- endif %}
  ]
}`;
