import type { ConfiguredKind } from "@/lib/core/channel-kind";
import { laneOf } from "@/lib/core/lane";
import { query, withTransaction, type Tx } from "@/lib/db/database";
import { lifetimeOf } from "@/lib/db/lifetime";
import { newId } from "@/lib/db/new-id";
import { storableJson } from "./storable-value";

const BATCH = 200;

interface Stranded {
  originalId: string;
  organisationId: string;
  channelId: string;
  channelKind: ConfiguredKind;
  channelName: string;
}

/**
 * Hands messages whose channel failed to the channel that their trigger names for that: those that were given up within
 * the last hour, and urgent ones that wait for a closed lane (they still go out there when it opens: told twice is better
 * than told too late). An event is handed over to a channel once, however many people it could not reach, and not to a
 * channel that was told anyway; what stands in for another is never handed on. Gives how many.
 */
export async function fallBack(): Promise<number> {
  const stranded = await query<Stranded>(FIND, [BATCH]);
  if (stranded.length === 0) return 0;
  return withTransaction((tx) => handOver(tx, stranded));
}

const FIND = `
WITH stranded AS (
  SELECT n.id, n.organisation_id, n.event_id, n.event_type
  FROM triggers t
  JOIN notifications n ON n.organisation_id = t.organisation_id AND n.event_type = t.event_type
    AND n.updated_at > now() - interval '1 hour'
  WHERE t.fallback_channel_id IS NOT NULL AND n.state = 'dead' AND n.reason <> 'expired' AND n.purpose = 'trigger'
  UNION
  SELECT n.id, n.organisation_id, n.event_id, n.event_type
  FROM destination_health h
  JOIN notifications n ON n.lane = h.destination
  WHERE h.open_until > now() AND h.last_reason <> 'rate_limited' AND n.state IN ('queued', 'retrying') AND n.purpose = 'trigger'
    AND n.severity IN ('error', 'critical')
)
SELECT DISTINCT ON (n.event_id, c.id)
  n.id AS "originalId", n.organisation_id AS "organisationId", c.id AS "channelId", c.kind AS "channelKind",
  c.name AS "channelName"
FROM stranded n
JOIN triggers t ON t.organisation_id = n.organisation_id AND t.event_type = n.event_type
JOIN channels c ON c.id = t.fallback_channel_id AND c.organisation_id = n.organisation_id AND c.enabled
WHERE NOT EXISTS (SELECT 1 FROM notifications told WHERE told.event_id = n.event_id AND told.channel_id = c.id)
ORDER BY n.event_id, c.id, n.id
LIMIT $1::int`;

/** The key sees to it that two processes that found the same messages hand them over once. */
async function handOver(tx: Tx, stranded: readonly Stranded[]): Promise<number> {
  const rows = stranded.map(({ organisationId, channelId, channelKind, channelName, originalId }) => ({
    id: newId(),
    decisionId: newId(),
    originalId,
    channelId,
    channelKind,
    channelName,
    lane: laneOf({ organisationId, kind: channelKind, channelId, userId: null }),
    gates: [{ gate: "recipients", verdict: "pass", values: { rule: "fallback", channel: channelName } }],
  }));
  const made = await query(
    `
WITH copies AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS c (
    "id" uuid, "decisionId" uuid, "originalId" uuid, "channelId" uuid, "channelKind" text, "channelName" text,
    "lane" text, "gates" jsonb
  )
), made AS (
  INSERT INTO notifications (
    id, organisation_id, purpose, event_id, job_id, run_id, run_step_id, event_type, severity, recipient, channel_kind,
    channel_id, lane, original_id, dedupe_key, template_version_id, inline_template, context_id, attachments, state,
    priority, next_attempt_at, expires_at, updated_at
  )
  SELECT c."id", n.organisation_id, 'fallback', n.event_id, n.job_id, n.run_id, n.run_step_id, n.event_type, n.severity,
    c."channelName", c."channelKind", c."channelId", c."lane", n.id, 'fallback:' || n.event_id || ':' || c."channelId", n.template_version_id,
    n.inline_template, n.context_id, n.attachments, 'queued', n.priority, now(), now() + ${lifetimeOf("n.severity")}, now()
  FROM copies c
  JOIN notifications n ON n.id = c."originalId"
  ORDER BY n.id
  ON CONFLICT (organisation_id, dedupe_key) DO NOTHING
  RETURNING id, organisation_id, event_id
)
INSERT INTO decisions (id, organisation_id, event_id, notification_id, verdict, gates)
SELECT c."decisionId", made.organisation_id, made.event_id, made.id, 'send', c."gates"
FROM made JOIN copies c ON c."id" = made.id
RETURNING id`,
    [storableJson(rows)],
    tx,
  );
  return made.length;
}
