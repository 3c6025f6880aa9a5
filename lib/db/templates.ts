import { messageKinds } from "@/lib/core/channel-kind";
import type { TemplateType } from "@/lib/core/template";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";
import { escapeLike } from "./jobs";
import { lockOrganisation } from "./lock-organisation";
import { newestVersion, type TemplateContent, type VersionRow } from "./template-versions";

const author = { select: { id: true, name: true } } as const;
const include = { createdBy: author, versions: newestVersion } satisfies Prisma.TemplateInclude;

type Stored = Prisma.TemplateGetPayload<{ include: typeof include }>;

/** A template with its newest version. */
export interface TemplateRow extends Omit<Stored, "versions" | "notificationType"> {
  notificationType: TemplateType;
  newest: VersionRow;
}

/**
 * Takes the organisation's lock on templates until the transaction ends. They refer to each other by name, so they are
 * written one after the other: what was checked against the others still holds when it is stored.
 */
export async function lockTemplates(tx: Tx, organisationId: string): Promise<void> {
  await lockOrganisation(tx, organisationId);
}

/** The organisation's template, or null. */
export async function findTemplate(db: Db, organisationId: string, id: string): Promise<TemplateRow | null> {
  const row = await db.template.findFirst({ where: { id, organisationId }, include });
  if (!row) return null;
  const { versions, notificationType, ...fields } = row;
  const [newest] = versions;
  if (!newest) throw new Error(`The template ${id} has no version.`);
  return { ...fields, notificationType: notificationType as TemplateType, newest };
}

/** Those of the ids that are templates of the organisation which can be sent: parts are none. */
export async function listSendableIds(
  db: Db,
  organisationId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db.template.findMany({
    where: { organisationId, id: { in: [...ids] }, notificationType: { in: [...messageKinds] } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

export interface TemplateFields {
  name: string;
  description: string | null;
  notificationType: TemplateType;
  defaultConfig: Prisma.InputJsonObject;
}

/** Writes a template with its first version. The caller holds the lock and knows that the name is free. */
export async function insertTemplate(
  tx: Tx,
  template: TemplateFields & { organisationId: string; createdById: string | null },
  content: TemplateContent,
  note: string | null,
): Promise<string> {
  const { id } = await tx.template.create({
    data: {
      ...template,
      versions: { create: [{ ...content, version: 1, note, createdById: template.createdById }] },
    },
    select: { id: true },
  });
  return id;
}

/** Also with no fields: then it says that the template has changed. */
export async function updateTemplateFields(
  tx: Tx,
  id: string,
  fields: Partial<TemplateFields>,
): Promise<void> {
  await tx.template.update({ where: { id }, data: { ...fields, updatedAt: new Date() } });
}

/** With its versions. Notifications that were made of them keep what they sent. */
export async function deleteTemplateRow(tx: Tx, id: string): Promise<void> {
  await tx.template.delete({ where: { id } });
}

export interface TemplatePosition {
  /** When it was changed. */
  createdAt: Date;
  id: string;
}

/** A template as lists show it, without its sources. */
export interface TemplateSummaryRow {
  id: string;
  name: string;
  description: string | null;
  notificationType: TemplateType;
  version: number;
  hasEmail: boolean;
  hasSlack: boolean;
  hasTeams: boolean;
  hasWebhook: boolean;
  hasSms: boolean;
  createdById: string | null;
  createdByName: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Templates from the one changed last on, after `after`. `text` is looked for in name and description. */
export function listTemplates(
  db: Db,
  organisationId: string,
  {
    text,
    type,
    after,
    limit,
  }: { text?: string; type?: TemplateType; after?: TemplatePosition | null; limit: number },
): Promise<TemplateSummaryRow[]> {
  return query<TemplateSummaryRow>(
    `
SELECT t.id, t.name, t.description, t.notification_type AS "notificationType",
  v.version, v.body_template IS NOT NULL OR v.text_template IS NOT NULL AS "hasEmail",
  v.slack_template IS NOT NULL AS "hasSlack", v.teams_template IS NOT NULL AS "hasTeams",
  v.webhook_template IS NOT NULL AS "hasWebhook", v.sms_template IS NOT NULL AS "hasSms",
  u.id AS "createdById", u.name AS "createdByName", t.created_at AS "createdAt", t.updated_at AS "updatedAt"
FROM templates t
JOIN LATERAL (
  SELECT * FROM template_versions WHERE template_id = t.id ORDER BY version DESC LIMIT 1
) AS v ON true
LEFT JOIN users u ON u.id = t.created_by_id
WHERE t.organisation_id = $1::uuid
  AND ($2::text IS NULL OR t.name ILIKE $2 OR t.description ILIKE $2)
  AND ($3::text IS NULL OR t.notification_type = $3)
  AND ($4::timestamptz IS NULL OR (t.updated_at, t.id) < ($4::timestamptz, $5::uuid))
ORDER BY t.updated_at DESC, t.id DESC
LIMIT $6::int`,
    [
      organisationId,
      text ? `%${escapeLike(text)}%` : null,
      type ?? null,
      after?.createdAt.toISOString() ?? null,
      after?.id ?? null,
      limit,
    ],
    db,
  );
}
