import type { EventType } from "@/lib/core/event";
import { eventLooks, otherLook, severityLooks, statusLooks, type Look } from "./looks";

/** Sets the `title`, and `word`, `color`, `emoji` and `tone`: those of the event type, or of whatever the message is about. */
export function headline(eventType: EventType | null): string {
  return `${eventType ? oneLook(eventLooks[eventType]) : anyLook}
{%- set title = event.title if event and event.title else job.name ~ ' ' ~ word|lower if job else word -%}
{%- set title = 'Still open: ' ~ title if escalation is defined else title -%}`;
}

/** Sets what bodies tell beside: the recipient's `zone`, the `failing` steps, `message`, `carried` and a `summary`. */
export function story(eventType: EventType | null): string {
  const isOfJob = eventType?.startsWith("job.");
  const carried =
    eventType === null
      ? "event.details if event and event.type[:4] != 'job.' else {}"
      : "event.details if event else {}";
  return `{%- set zone = notification.time_zone if notification and notification.time_zone else 'UTC' -%}
{%- set failing = (steps or {}).items()|selectattr('1.status', 'equalto', 'failed')|list -%}
{%- set message = event.message if event and event.message else job.error_message if job and not event else none -%}
{%- set message = [escalation.sentence, message]|select|join(' ') if escalation is defined else message -%}
{%- set carried = ${isOfJob ? "{}" : carried} -%}
{%- set first = failing|first if failing else none -%}
{%- set summary = first[0] ~ ': ' ~ first[1].error_message if first and first[1].error_message else message or title -%}`;
}

function oneLook(look: Look): string {
  return Object.entries(look)
    .map(([name, value]) => `{%- set ${name} = '${value}' -%}`)
    .join("\n");
}

function tuple({ word, color, emoji, tone }: Look): string {
  return `'${word}', '${color}', '${emoji}', '${tone}'`;
}

function dictionary(looks: Record<string, Look>): string {
  return Object.entries(looks)
    .map(([name, look]) => `  '${name}': (${tuple(look)}),\n`)
    .join("");
}

const anyLook = `{%- set type = event.type if event else 'job.' ~ job.status if job else 'notice' -%}
{%- set looks = {
${dictionary({ ...eventLooks, ...statusLooks })}} -%}
{%- set severities = {
${dictionary(severityLooks)}} -%}
{%- set otherwise = severities.get(event.severity if event else '', (${tuple(otherLook)})) -%}
{%- set word, color, emoji, tone = looks.get(type, otherwise) -%}`;
