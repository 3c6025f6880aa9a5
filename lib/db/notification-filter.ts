import { escapeLike } from "./jobs";
import type { NotificationSearch } from "./notifications";

/** SQL: where the notification `n` is in the organisation's history. With filterParams(). */
export const isInPeriod = `n.organisation_id = $1::uuid
  AND ($3::timestamptz IS NULL OR n.created_at >= $3::timestamptz)
  AND ($4::timestamptz IS NULL OR n.created_at <= $4::timestamptz)
  AND ($5::timestamptz IS NULL OR (n.created_at, n.id) < ($5::timestamptz, $6::uuid))`;

/** SQL: what else is asked of the notification `n`. With filterParams(). */
export const fitsFilter = `($8::text[] IS NULL OR n.state = ANY ($8::text[]))
  AND ($9::text[] IS NULL OR n.reason = ANY ($9::text[]))
  AND ($10::text[] IS NULL OR n.severity = ANY ($10::text[]))
  AND ($11::text[] IS NULL OR n.purpose = ANY ($11::text[]))
  AND ($12::text[] IS NULL OR n.channel_kind = ANY ($12::text[]))
  AND ($13::text[] IS NULL OR n.event_type = ANY ($13::text[]))
  AND ($14::uuid IS NULL OR n.channel_id = $14::uuid)
  AND ($15::uuid IS NULL OR n.run_id = $15::uuid)
  AND ($16::uuid IS NULL OR n.event_id = $16::uuid)
  AND ($17::uuid IS NULL OR n.user_id = $17::uuid)
  AND ($18::text IS NULL OR n.job_id = (SELECT id FROM jobs WHERE organisation_id = $1::uuid AND key = $18::text))
  AND ($19::text IS NULL OR n.recipient ILIKE $19::text)`;

/** $1 … of `isInPeriod` and `fitsFilter`; $2 is the text, $7 the limit. */
export function filterParams(organisationId: string, search: NotificationSearch): unknown[] {
  const { text, from, to, after, limit } = search;
  return [
    organisationId,
    text ?? null,
    from?.toISOString() ?? null,
    to?.toISOString() ?? null,
    after?.createdAt.toISOString() ?? null,
    after?.id ?? null,
    limit,
    search.states ?? null,
    search.reasons ?? null,
    search.severities ?? null,
    search.purposes ?? null,
    search.channelKinds ?? null,
    search.eventTypes ?? null,
    search.channelId ?? null,
    search.runId ?? null,
    search.eventId ?? null,
    search.userId ?? null,
    search.jobKey ?? null,
    search.recipient ? escapeLike(search.recipient) : null,
  ];
}
