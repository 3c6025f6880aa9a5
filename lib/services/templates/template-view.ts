import { mainBody, type TemplateType } from "@/lib/core/template";
import type { TemplateSources } from "@/lib/db/template-parts";
import {
  contentOfVersion,
  type TemplateContent,
  type VersionRow,
  type VersionSummaryRow,
} from "@/lib/db/template-versions";
import type { TemplateRow, TemplateSummaryRow } from "@/lib/db/templates";
import type {
  TemplateDefaults,
  TemplateOwnFields,
  TemplateSummary,
  TemplateUse,
  TemplateVersionSummary,
  TemplateVersionView,
  TemplateView,
} from "@/lib/schemas/template";
import type { TemplateSurroundings } from "@/lib/schemas/template-rendering";

/** Content as the API shows it: the HTML under its own name, the main body under body_template, too. */
function viewContent(content: TemplateContent, type: TemplateType) {
  const bodies = {
    html_template: content.bodyTemplate,
    text_template: content.textTemplate,
    slack_template: content.slackTemplate,
    teams_template: content.teamsTemplate,
    webhook_template: content.webhookTemplate,
    sms_template: content.smsTemplate,
  };
  return {
    subject_template: content.subjectTemplate,
    body_template: bodies[`${mainBody[type]}_template`],
    ...bodies,
    layout: content.layout,
  };
}

/** What of it is an author's: all but what uses it. */
export function viewOwnFields(row: TemplateRow): TemplateOwnFields {
  const { newest, notificationType } = row;
  const content = contentOfVersion(newest);
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    notification_type: notificationType,
    version: newest.version,
    channels: channelsOf({
      hasEmail: content.bodyTemplate !== null || content.textTemplate !== null,
      hasSlack: content.slackTemplate !== null,
      hasTeams: content.teamsTemplate !== null,
      hasWebhook: content.webhookTemplate !== null,
      hasSms: content.smsTemplate !== null,
    }),
    created_by: row.createdBy,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    ...viewContent(content, notificationType),
    default_config: row.defaultConfig as TemplateDefaults,
  };
}

export function viewTemplate(row: TemplateRow, usedBy: TemplateUse): TemplateView {
  return { ...viewOwnFields(row), use_count: countUses(usedBy), used_by: usedBy };
}

export function viewTemplateSummary(row: TemplateSummaryRow, useCount: number): TemplateSummary {
  const { createdById, createdByName } = row;
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    notification_type: row.notificationType,
    version: row.version,
    channels: channelsOf(row),
    use_count: useCount,
    created_by: createdById === null ? null : { id: createdById, name: createdByName ?? "" },
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

type Bodies = Pick<TemplateSummaryRow, "hasEmail" | "hasSlack" | "hasTeams" | "hasWebhook" | "hasSms">;

function channelsOf(has: Bodies): TemplateSummary["channels"] {
  const channels = [
    ["email", has.hasEmail],
    ["slack", has.hasSlack],
    ["teams", has.hasTeams],
    ["webhook", has.hasWebhook],
    ["sms", has.hasSms],
  ] as const;
  return channels.filter(([, hasOne]) => hasOne).map(([kind]) => kind);
}

export function countUses(use: TemplateUse): number {
  const { event_types, compared_by, steps, templates, is_layout } = use;
  const named = event_types.length + compared_by.length + steps.length + templates.length;
  return named + (is_layout ? 1 : 0);
}

export function viewVersionSummary(row: VersionSummaryRow): TemplateVersionSummary {
  return {
    id: row.id,
    version: row.version,
    note: row.note,
    restored_from: row.restoredFrom,
    created_by: row.createdBy,
    created_at: row.createdAt.toISOString(),
  };
}

export function viewVersion(row: VersionRow, type: TemplateType): TemplateVersionView {
  return { ...viewVersionSummary(row), ...viewContent(contentOfVersion(row), type) };
}

export function viewPart({
  id,
  name,
  notificationType,
  content,
}: TemplateSources): TemplateSurroundings["parts"][number] {
  return { id, name, notification_type: notificationType, ...viewContent(content, notificationType) };
}
