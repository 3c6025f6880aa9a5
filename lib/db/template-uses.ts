import { findEventType, type EventType } from "@/lib/core/event";
import { query, type Db } from "./database";

export interface StepUse {
  templateId: string;
  job: { id: string; key: string; name: string };
  step: string;
}

/** What sends the templates, or puts mails into one: event types, job steps, and the organisation's layout. */
export interface TemplateUses {
  eventTypes: Map<string, EventType[]>;
  /** Event types that compare one of its versions with what else they send. */
  variants: Map<string, EventType[]>;
  steps: Map<string, StepUse[]>;
  layoutId: string | null;
}

/** By template. Of other templates that include it, see lib/services/templates/references.ts. */
export async function listTemplateUses(
  db: Db,
  organisationId: string,
  templateIds: readonly string[],
): Promise<TemplateUses> {
  const triggers = await db.trigger.findMany({
    where: { organisationId, templateId: { in: [...templateIds] } },
    select: { templateId: true, eventType: true },
    orderBy: { eventType: "asc" },
  });
  const comparing = await db.trigger.findMany({
    where: { organisationId, variantVersion: { templateId: { in: [...templateIds] } } },
    select: { eventType: true, variantVersion: { select: { templateId: true } } },
    orderBy: { eventType: "asc" },
  });
  const branding = await db.branding.findUnique({
    where: { organisationId },
    select: { layoutTemplateId: true },
  });
  return {
    eventTypes: groupByTemplate(
      triggers.map(({ templateId, eventType }) => [templateId, findEventType(eventType)]),
    ),
    variants: groupByTemplate(
      comparing.map(({ variantVersion, eventType }) => [
        variantVersion?.templateId ?? null,
        findEventType(eventType),
      ]),
    ),
    steps: groupByTemplate(
      (await listSteps(db, organisationId, templateIds)).map((use) => [use.templateId, use]),
    ),
    layoutId: branding?.layoutTemplateId ?? null,
  };
}

async function listSteps(db: Db, organisationId: string, templateIds: readonly string[]): Promise<StepUse[]> {
  // A conditional step names them in its branches.
  const rows = await query<{ templateId: string; id: string; key: string; name: string; step: string }>(
    `
SELECT used.id AS "templateId", j.id, j.key, j.name, s.name AS step
FROM job_steps s
JOIN jobs j ON j.id = s.job_id
CROSS JOIN LATERAL (
  SELECT s.config ->> 'template_id' AS id
  UNION SELECT jsonb_path_query(s.config, '$.branches[*].notify[*].config.template_id') #>> '{}'
  UNION SELECT jsonb_path_query(s.config, '$.otherwise[*].config.template_id') #>> '{}'
) AS used
WHERE j.organisation_id = $1::uuid AND used.id = ANY ($2::text[])
ORDER BY j.name, j.id, s.position`,
    [organisationId, templateIds],
    db,
  );
  return rows.map(({ templateId, step, ...job }) => ({ templateId, job, step }));
}

function groupByTemplate<Item>(
  pairs: readonly (readonly [string | null, Item | undefined])[],
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const [templateId, item] of pairs) {
    if (templateId === null || item === undefined) continue;
    const group = groups.get(templateId);
    if (group) group.push(item);
    else groups.set(templateId, [item]);
  }
  return groups;
}
