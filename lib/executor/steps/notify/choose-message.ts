import type { AttachmentSpec, MessageTemplate } from "@/lib/core/message";
import type { Tx } from "@/lib/db/database";
import { contentOfVersion } from "@/lib/db/template-versions";
import { findTemplate } from "@/lib/db/templates";
import { TemplateDefaults } from "@/lib/schemas/template";
import { sourceOf } from "@/lib/services/templates/template-content";
import type { MessageSource } from "@/lib/templates/message-types";

/** What a step's messages are made from, and what its template says beside. */
export interface ChosenMessage {
  templateVersionId: string | null;
  inlineTemplate: MessageTemplate | null;
  /** The template's name, when it is a stored one. */
  name: string | null;
  /** Null: the built-in message. */
  source: MessageSource | null;
  /** The template that the step names is no more, so the built-in message stands in. */
  isDeleted: boolean;
  /** Of the template, for what the step leaves out. */
  defaults: { recipients: readonly string[]; attachments: readonly AttachmentSpec[] };
}

const noDefaults = { recipients: [], attachments: [] };

/** The template that the step names, as it is now; else its own message; else the built-in one. */
export async function chooseMessage(
  tx: Tx,
  organisationId: string,
  { templateId, own }: { templateId: string | undefined; own: MessageTemplate | null },
): Promise<ChosenMessage> {
  if (templateId === undefined)
    return {
      templateVersionId: null,
      inlineTemplate: own,
      name: null,
      source: own,
      isDeleted: false,
      defaults: noDefaults,
    };
  const template = await findTemplate(tx, organisationId, templateId);
  return {
    templateVersionId: template?.newest.id ?? null,
    inlineTemplate: null,
    name: template?.name ?? null,
    source: template && sourceOf(contentOfVersion(template.newest)),
    isDeleted: template === null,
    defaults: { ...noDefaults, ...TemplateDefaults.safeParse(template?.defaultConfig).data },
  };
}
