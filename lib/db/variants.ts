import type { EventType } from "@/lib/core/event";
import type { Variant } from "@/lib/core/variant";
import { query, type Db } from "./database";

/** What became of the messages of one of two templates. */
export interface VariantFigures {
  variant: Variant;
  sent: number;
  recipients: number;
  /** Events that a member was told of, counted for each member: what they could acknowledge. */
  told: number;
  /** Those of them that this very member acknowledged. */
  acknowledged: number;
  /** From the sending to the acknowledgement, in seconds; null without any. */
  medianSeconds: number | null;
  /** Mutes of the job within a day after a message about it, by its recipient. */
  mutes: number;
  tooNoisy: number;
}

/** A version that messages were made from; without a template, the built-in message, or one that is gone. */
export interface VariantVersion {
  variant: Variant;
  template: { id: string; name: string } | null;
  version: number | null;
  sent: number;
}

/** The messages of the organisation's trigger that were made in the last days, compared. Served by notifications_with_variant. */
const messages = `
SELECT n.id, n.variant, lower(n.recipient) AS recipient, n.user_id, n.event_id, n.job_id, n.sent_at, n.template_version_id
FROM notifications n
WHERE n.organisation_id = $1::uuid AND n.event_type = $2::text AND n.variant IS NOT NULL AND n.state = 'sent'
  AND n.created_at > now() - $3::int * interval '1 day'`;

/** One of each variant that was sent. An event that reached a member in two ways counts once as told. */
export function countVariants(
  db: Db,
  organisationId: string,
  eventType: EventType,
  days: number,
): Promise<VariantFigures[]> {
  return query<VariantFigures>(
    `
WITH messages AS (${messages}
), told AS (
  SELECT variant, event_id, user_id, min(sent_at) AS sent_at
  FROM messages WHERE user_id IS NOT NULL AND event_id IS NOT NULL
  GROUP BY variant, event_id, user_id
), answers AS (
  SELECT t.variant, count(*)::int AS told, count(a.id)::int AS acknowledged,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY date_part('epoch', a.created_at - t.sent_at))
      FILTER (WHERE a.id IS NOT NULL) AS median
  FROM told t
  LEFT JOIN acknowledgements a ON a.event_id = t.event_id AND a.user_id = t.user_id AND a.created_at >= t.sent_at
  GROUP BY t.variant
), muted AS (
  SELECT m.variant, count(DISTINCT u.id)::int AS count
  FROM messages m
  JOIN mutes u ON u.organisation_id = $1::uuid AND u.user_id = m.user_id AND u.job_id = m.job_id
    AND u.created_at BETWEEN m.sent_at AND m.sent_at + interval '1 day'
  GROUP BY m.variant
)
SELECT s.variant, s.sent, s.recipients, s.noisy AS "tooNoisy", coalesce(a.told, 0) AS told,
  coalesce(a.acknowledged, 0) AS acknowledged, a.median AS "medianSeconds", coalesce(muted.count, 0) AS mutes
FROM (
  SELECT m.variant, count(*)::int AS sent, count(DISTINCT m.recipient)::int AS recipients, count(r.id)::int AS noisy
  FROM messages m LEFT JOIN noise_reports r ON r.notification_id = m.id
  GROUP BY m.variant
) AS s
LEFT JOIN answers a ON a.variant = s.variant
LEFT JOIN muted ON muted.variant = s.variant
ORDER BY s.variant`,
    [organisationId, eventType, days],
    db,
  );
}

/** What they were made from, the most frequent first. */
export async function listVariantVersions(
  db: Db,
  organisationId: string,
  eventType: EventType,
  days: number,
): Promise<VariantVersion[]> {
  const rows = await query<{
    variant: Variant;
    templateId: string | null;
    name: string | null;
    version: number | null;
    sent: number;
  }>(
    `
SELECT m.variant, t.id AS "templateId", t.name, v.version, count(*)::int AS sent
FROM (${messages}) AS m
LEFT JOIN template_versions v ON v.id = m.template_version_id
LEFT JOIN templates t ON t.id = v.template_id
GROUP BY m.variant, t.id, t.name, v.version
ORDER BY sent DESC, t.name, v.version`,
    [organisationId, eventType, days],
    db,
  );
  return rows.map(({ templateId, name, ...row }) => ({
    ...row,
    template: templateId === null || name === null ? null : { id: templateId, name },
  }));
}
