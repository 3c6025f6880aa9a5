import { eventLooks, otherLook, severityLooks, type Look } from "./looks";

function tuple({ color, emoji, tone }: Look): string {
  return `('${color}', '${emoji}', '${tone}')`;
}

const bySeverity = Object.entries(severityLooks)
  .map(([severity, look]) => `'${severity}': ${tuple(look)}`)
  .join(", ");

/**
 * Sets the recipient's `zone`, the `title`, a `word` for why it comes as one message, `color`, `emoji` and `tone`, how many
 * lines are `open` and how many `resolved`, and `standing`, which says so.
 */
export const digestHeadline = `{%- set zone = notification.time_zone if notification and notification.time_zone else 'UTC' -%}
{%- set open = bundle.lines|selectattr('state_now', 'equalto', 'open')|list|length -%}
{%- set resolved = bundle.lines|selectattr('state_now', 'equalto', 'resolved')|list|length -%}
{%- set looks = {${bySeverity}} -%}
{%- set look = ${tuple(eventLooks["job.recovered"])} if resolved and not open else looks.get(bundle.severity, ${tuple(otherLook)}) -%}
{%- set color, emoji, tone = look -%}
{%- set words = {'digest': 'Digest', 'group': 'Told together', 'limit': 'Many messages', 'quiet': 'While you were away'} -%}
{%- set word = words.get(bundle.why, 'Told together') -%}
{%- set many = bundle.count ~ ' messages' ~ (' about ' ~ job.name if job else '') ~ ': ' ~ bundle.summary -%}
{%- set alike = bundle.summary ~ (': ' ~ job.name if job else '') -%}
{%- set title = alike if bundle.types|length == 1 else many -%}
{%- set standing = [open ~ ' still open' if open else '', resolved ~ ' recovered meanwhile' if resolved else '']|select|join(', ') -%}`;

/** When the messages of a line came. */
export const lineTime =
  "{{ line.first_at|datetime(zone) }}{% if line.count > 1 %} – {{ line.last_at|datetime(zone) }}{% endif %}";

/** How it stands with a line by now; nothing where there is no trouble. Two lines of the template language, no more text. */
export const lineState =
  "{% if line.state_now == 'resolved' %}Recovered{% if line.resolved_at %} at {{ line.resolved_at|datetime(zone) }}{% endif %}" +
  "{% elif line.state_now == 'open' %}{{ 'In trouble again' if line.event_type in ('job.completed', 'job.recovered') else 'Still open' }}{% endif %}";

/** “6 × Job failed”, and once without the number. */
export const lineLabel = "{% if line.count > 1 %}{{ line.count }} × {% endif %}{{ line.label }}";

/** How many lines there are beside the first `shown`. */
export const restAfter = (shown: number) =>
  `{%- set rest = bundle.more + (bundle.lines|length - ${shown} if bundle.lines|length > ${shown} else 0) -%}`;
