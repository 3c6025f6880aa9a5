import { digestHeadline } from "./digest-headline";

/** One segment: how many of what, how it stands, and the link. Letters that GSM has, as others make it UCS-2. */
export const digestSms = `${digestHeadline}
{{- title|replace('×', 'x')|truncate(100, true, '...') }}{% if standing %} ({{ standing }}){% endif %}.
{%- if notification and notification.url %} {{ notification.url }}{% endif %}`;
