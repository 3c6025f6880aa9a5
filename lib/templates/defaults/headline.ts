/**
 * Sets what the parts of the default mail have in common: `word` and `color` of the status band, `title`, the
 * `failing` steps, a `summary` and the recipient's `zone`. White text on each colour has a contrast of 4.5 at least.
 */
export const headline = `
{%- set type = event.type if event else 'job.' ~ job.status if job else 'notice' -%}
{%- set looks = {
  'job.started': ('Started', '#2f5d9b'),
  'job.running': ('Running', '#2f5d9b'),
  'job.completed': ('Completed', '#1f7a46'),
  'job.recovered': ('Recovered', '#1f7a46'),
  'job.warning': ('Warning', '#9a5b00'),
  'job.failed': ('Failed', '#b3261e'),
  'job.timed_out': ('Timed out', '#b3261e'),
  'job.lost': ('Lost', '#b3261e'),
  'job.missed': ('Missed', '#b3261e'),
  'data_quality.failure': ('Data quality failed', '#9a5b00'),
  'data_quality.warning': ('Data quality warning', '#9a5b00'),
  'rate_limit.exceeded': ('Rate limit exceeded', '#9a5b00'),
  'system.error': ('System error', '#8c1d18'),
} -%}
{%- set severities = {
  'critical': ('Critical', '#8c1d18'),
  'error': ('Error', '#b3261e'),
  'warning': ('Warning', '#9a5b00'),
} -%}
{%- set otherwise = severities.get(event.severity if event else '', ('Notice', '#5c564e')) -%}
{%- set word, color = looks.get(type, otherwise) -%}
{%- set title = event.title if event and event.title else job.name ~ ' ' ~ word|lower if job else word -%}
{%- set zone = notification.time_zone if notification and notification.time_zone else 'UTC' -%}
{%- set failing = steps.items()|selectattr('1.status', 'equalto', 'failed')|list -%}
{%- set message = event.message if event and event.message else job.error_message if job and not event else none -%}
{%- set carried = event.details if event and type[:4] != 'job.' else {} -%}
{%- set first = failing|first if failing else none -%}
{%- set summary = first[0] ~ ': ' ~ first[1].error_message if first and first[1].error_message else message or title -%}
`.trim();
