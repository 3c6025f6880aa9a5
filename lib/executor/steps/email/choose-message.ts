import type { AttachmentSpec, MessageTemplate } from "@/lib/core/message";
import type { NotifyEmailConfig } from "@/lib/core/step";
import type { Tx } from "@/lib/db/database";
import { contentOfVersion } from "@/lib/db/template-versions";
import { findTemplate } from "@/lib/db/templates";
import { TemplateDefaults } from "@/lib/schemas/template";
import { sourceOf } from "@/lib/services/templates/template-content";
import type { MessageSource } from "@/lib/templates/message-types";

/** What a step's mails are made from, whom they go to and what they carry. */
export interface ChosenMessage {
  templateVersionId: string | null;
  inlineTemplate: MessageTemplate | null;
  /** The template's name, when it is a stored one. */
  name: string | null;
  /** Null: the built-in message, because the template is gone. */
  source: MessageSource | null;
  recipients: readonly string[];
  attachments: readonly AttachmentSpec[];
}

/** The step's own message, or its template as it is now; what the step leaves out comes from the template. */
export async function chooseMessage(
  tx: Tx,
  organisationId: string,
  config: NotifyEmailConfig,
): Promise<ChosenMessage> {
  const { template_id, recipients, attachments } = config;
  if (template_id === undefined) {
    const inlineTemplate = readSources(config);
    const own = { recipients, attachments, name: null };
    return { ...own, templateVersionId: null, inlineTemplate, source: inlineTemplate };
  }
  const template = await findTemplate(tx, organisationId, template_id);
  const defaults = TemplateDefaults.safeParse(template?.defaultConfig).data ?? {};
  return {
    templateVersionId: template?.newest.id ?? null,
    inlineTemplate: null,
    name: template?.name ?? null,
    source: template && sourceOf(contentOfVersion(template.newest)),
    recipients: recipients.length > 0 ? recipients : (defaults.recipients ?? []),
    attachments: attachments.length > 0 ? attachments : (defaults.attachments ?? []),
  };
}

function readSources({
  subject_template,
  body_template = "",
  body_type,
}: NotifyEmailConfig): MessageTemplate {
  const isHtml = body_type === "html" || (body_type === "auto" && looksLikeHtml(body_template));
  const body = isHtml ? { html: body_template } : { text: body_template };
  return { subject: subject_template ?? "", ...body, syntax: "jinja" };
}

/** A closing tag, a void element or a doctype: `a < b` and `<none>` are text. */
function looksLikeHtml(source: string): boolean {
  return /<!doctype html|<\/(?:html|body|div|p|table|h[1-6]|ul|ol|pre|span|a|b|strong|em)>|<(?:br|hr|img)\b[^>]*>/i.test(
    source,
  );
}
