import { findEventType, type EventType } from "@/lib/core/event";
import { query, type Db } from "./database";

/** What tells whoever is on call in a rotation. */
export interface RotationUses {
  eventTypes: EventType[];
  policies: { id: string; name: string }[];
}

/** Finds, for any rotation of the organisation, the triggers and escalation policies that name it. */
export async function findRotationUses(
  db: Db,
  organisationId: string,
): Promise<(rotationId: string) => RotationUses> {
  const triggers = await query<{ rotationId: string; eventType: string }>(
    `
SELECT DISTINCT rule ->> 'rotation_id' AS "rotationId", t.event_type AS "eventType"
FROM triggers t, jsonb_array_elements(t.recipients) AS rule
WHERE t.organisation_id = $1::uuid AND rule ->> 'kind' = 'on_call'
ORDER BY t.event_type`,
    [organisationId],
    db,
  );
  const policies = await query<{ rotationId: string; id: string; name: string }>(
    `
SELECT DISTINCT rule ->> 'rotation_id' AS "rotationId", p.id, p.name
FROM escalation_policies p, jsonb_array_elements(p.steps) AS step, jsonb_array_elements(step -> 'recipients') AS rule
WHERE p.organisation_id = $1::uuid AND rule ->> 'kind' = 'on_call'
ORDER BY p.name, p.id`,
    [organisationId],
    db,
  );
  return (rotationId) => ({
    eventTypes: triggers.flatMap((use) =>
      use.rotationId === rotationId ? (findEventType(use.eventType) ?? []) : [],
    ),
    policies: policies.flatMap(({ id, name, ...use }) =>
      use.rotationId === rotationId ? [{ id, name }] : [],
    ),
  });
}
