import type { LayoutChoice } from "@/lib/core/template";
import type { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "./database";

const include = { createdBy: { select: { id: true, name: true } } } satisfies Prisma.TemplateVersionInclude;

/** For the relation of a template: the version that is in use. */
export const newestVersion = {
  orderBy: { version: "desc" },
  take: 1,
  include,
} satisfies Prisma.Template$versionsArgs;

export type VersionRow = Prisma.TemplateVersionGetPayload<{ include: typeof include }>;

/** What a version holds. */
export interface TemplateContent {
  subjectTemplate: string;
  bodyTemplate: string | null;
  textTemplate: string | null;
  slackTemplate: string | null;
  teamsTemplate: string | null;
  webhookTemplate: string | null;
  smsTemplate: string | null;
  layout: LayoutChoice;
}

/** The content of a stored version, and nothing else of it. */
export function contentOfVersion(row: Omit<TemplateContent, "layout"> & { layout: string }): TemplateContent {
  return {
    subjectTemplate: row.subjectTemplate,
    bodyTemplate: row.bodyTemplate,
    textTemplate: row.textTemplate,
    slackTemplate: row.slackTemplate,
    teamsTemplate: row.teamsTemplate,
    webhookTemplate: row.webhookTemplate,
    smsTemplate: row.smsTemplate,
    layout: row.layout === "organisation" ? "organisation" : "none",
  };
}

/** Without the sources: a list of versions says who wrote what when. */
const summarySelect = {
  id: true,
  version: true,
  note: true,
  restoredFrom: true,
  createdBy: { select: { id: true, name: true } },
  createdAt: true,
} satisfies Prisma.TemplateVersionSelect;

export type VersionSummaryRow = Prisma.TemplateVersionGetPayload<{ select: typeof summarySelect }>;

/** The versions of a template that the organisation has, newest first. */
export function listVersions(
  db: Db,
  organisationId: string,
  templateId: string,
): Promise<VersionSummaryRow[]> {
  return db.templateVersion.findMany({
    where: { templateId, template: { organisationId } },
    orderBy: { version: "desc" },
    select: summarySelect,
  });
}

/** One version of a template that the organisation has, or null. */
export function findVersion(
  db: Db,
  organisationId: string,
  templateId: string,
  version: number,
): Promise<VersionRow | null> {
  return db.templateVersion.findFirst({
    where: { templateId, version, template: { organisationId } },
    include,
  });
}

/** Publishes content. The caller holds lockTemplates, so no other version can get the number. */
export async function insertVersion(
  tx: Tx,
  version: {
    templateId: string;
    version: number;
    content: TemplateContent;
    note: string | null;
    restoredFrom?: number;
    createdById: string | null;
  },
): Promise<void> {
  const { content, ...fields } = version;
  await tx.templateVersion.create({ data: { ...fields, ...content } });
}
