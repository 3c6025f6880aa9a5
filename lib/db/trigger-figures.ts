import { query, type Db } from "./database";

/** What became of a type's events lately. */
export interface TriggerFigures {
  /** Events of the last 7 days that somebody was told of, at once or later. */
  told: number;
  /** Events of the last 7 days that the occasion or the cooldown held back. */
  heldBack: number;
  /** Messages of the last 30 days that their recipients called too noisy. */
  noise: number;
}

const none: TriggerFigures = { told: 0, heldBack: 0, noise: 0 };

interface Row {
  figure: keyof TriggerFigures;
  eventType: string;
  count: number;
}

/** By event type; one of which nothing is known has zeros. */
export async function countTriggerFigures(
  db: Db,
  organisationId: string,
): Promise<(eventType: string) => TriggerFigures> {
  const rows = await query<Row>(
    `
SELECT 'told' AS figure, n.event_type AS "eventType", count(DISTINCT n.event_id)::int AS count
FROM notifications n
WHERE n.organisation_id = $1::uuid AND n.created_at > now() - interval '7 days'
  AND n.purpose = 'trigger' AND n.state <> 'skipped' AND n.event_type IS NOT NULL
GROUP BY n.event_type
UNION ALL
SELECT 'heldBack', e.type, count(*)::int
FROM events e
JOIN decisions d ON d.event_id = e.id AND d.notification_id IS NULL
WHERE e.organisation_id = $1::uuid AND e.created_at > now() - interval '7 days'
  AND d.reason IN ('cooldown', 'not_the_occasion')
GROUP BY e.type
UNION ALL
SELECT 'noise', r.event_type, count(*)::int
FROM noise_reports r
WHERE r.organisation_id = $1::uuid AND r.created_at > now() - interval '30 days' AND r.event_type IS NOT NULL
GROUP BY r.event_type`,
    [organisationId],
    db,
  );
  const figures = new Map<string, TriggerFigures>();
  for (const { figure, eventType, count } of rows)
    figures.set(eventType, { ...(figures.get(eventType) ?? none), [figure]: count });
  return (eventType) => figures.get(eventType) ?? none;
}
