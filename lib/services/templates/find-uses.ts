import type { Db } from "@/lib/db/database";
import { listTemplateSources } from "@/lib/db/template-parts";
import { listTemplateUses } from "@/lib/db/template-uses";
import { isPart, type TemplateType } from "@/lib/core/template";
import type { TemplateUse } from "@/lib/schemas/template";
import { findReferrers } from "./references";

interface Used {
  id: string;
  name: string;
  notificationType: TemplateType;
}

/** What uses each of the organisation's templates. Sources are only read when a part is among them. */
export async function findUses(
  db: Db,
  organisationId: string,
  templates: readonly Used[],
): Promise<Map<string, TemplateUse>> {
  const uses = await listTemplateUses(
    db,
    organisationId,
    templates.map(({ id }) => id),
  );
  const hasParts = templates.some(({ notificationType }) => isPart(notificationType));
  const referrersOf = findReferrers(hasParts ? await listTemplateSources(db, [organisationId]) : []);
  return new Map(
    templates.map(({ id, name, notificationType }) => [
      id,
      {
        event_types: uses.eventTypes.get(id) ?? [],
        compared_by: uses.variants.get(id) ?? [],
        steps: (uses.steps.get(id) ?? []).map(({ job, step }) => ({ job, step })),
        templates: isPart(notificationType)
          ? referrersOf(name)
              .filter((referrer) => referrer.id !== id)
              .map((referrer) => ({ id: referrer.id, name: referrer.name }))
          : [],
        is_layout: uses.layoutId === id,
      },
    ]),
  );
}

/** The same for one template. */
export async function findUsesOf(db: Db, organisationId: string, template: Used): Promise<TemplateUse> {
  const use = (await findUses(db, organisationId, [template])).get(template.id);
  if (!use) throw new Error("Uses were asked for and not found.");
  return use;
}
