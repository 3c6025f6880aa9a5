import { isPart, type BodyName, type TemplateType } from "@/lib/core/template";
import { query, type Db } from "./database";
import { contentOfVersion, type TemplateContent } from "./template-versions";

/** A template with the sources in use. */
export interface TemplateSources {
  id: string;
  organisationId: string;
  name: string;
  notificationType: TemplateType;
  content: TemplateContent;
}

/** A part, which other templates include and extend by its name, with a source for each body. */
export type PartSources = { name: string } & Record<BodyName, string | null>;

/** The newest sources of the organisations' templates, by name. `types`: only templates of these. */
export async function listTemplateSources(
  db: Db,
  organisationIds: readonly string[],
  types: readonly TemplateType[] | null = null,
): Promise<TemplateSources[]> {
  if (organisationIds.length === 0) return [];
  const rows = await query<Omit<TemplateSources, "content"> & TemplateContent>(
    `
SELECT t.id, t.organisation_id AS "organisationId", t.name, t.notification_type AS "notificationType",
  v.subject_template AS "subjectTemplate", v.body_template AS "bodyTemplate", v.text_template AS "textTemplate",
  v.slack_template AS "slackTemplate", v.teams_template AS "teamsTemplate",
  v.webhook_template AS "webhookTemplate", v.sms_template AS "smsTemplate", v.layout
FROM templates t
JOIN LATERAL (
  SELECT * FROM template_versions WHERE template_id = t.id ORDER BY version DESC LIMIT 1
) AS v ON true
WHERE t.organisation_id = ANY ($1::uuid[]) AND ($2::text[] IS NULL OR t.notification_type = ANY ($2::text[]))
ORDER BY t.name, t.id`,
    [organisationIds, types],
    db,
  );
  return rows.map(({ id, organisationId, name, notificationType, ...content }) => ({
    id,
    organisationId,
    name,
    notificationType,
    content: contentOfVersion(content),
  }));
}

/** The parts that the organisations' messages are rendered with. Organisations without any are missing. */
export async function listTemplateParts(
  db: Db,
  organisationIds: readonly string[],
): Promise<Map<string, PartSources[]>> {
  const parts = new Map<string, PartSources[]>();
  for (const template of await listTemplateSources(db, organisationIds, ["partial", "layout"])) {
    const known = parts.get(template.organisationId);
    if (known) known.push(asPart(template));
    else parts.set(template.organisationId, [asPart(template)]);
  }
  return parts;
}

export function asPart({ name, content }: Pick<TemplateSources, "name" | "content">): PartSources {
  return {
    name,
    html: content.bodyTemplate,
    text: content.textTemplate,
    slack: content.slackTemplate,
    teams: content.teamsTemplate,
    webhook: content.webhookTemplate,
    sms: content.smsTemplate,
  };
}

/** The parts among templates. */
export function partsOf(templates: readonly TemplateSources[]): PartSources[] {
  return templates.filter(({ notificationType }) => isPart(notificationType)).map(asPart);
}
