import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { insertTemplate, lockTemplates } from "@/lib/db/templates";
import type { CreateTemplateInput, TemplateView } from "@/lib/schemas/template";
import { refuseTakenName } from "../names/refuse-taken-name";
import { checkDraft } from "./check-draft";
import { readTemplateView } from "./get-template";
import { refuseBrokenDefaults } from "./refuse-broken-defaults";
import { applyContent, emptyContent } from "./template-content";

/**
 * Makes a template; its content is version 1. Throws ConflictError when the name is taken, UnprocessableError with line and
 * column when a source cannot be used.
 */
export async function createTemplate({
  actor,
  input,
}: {
  actor: Actor;
  input: CreateTemplateInput;
}): Promise<TemplateView> {
  const { organisationId } = actor;
  const { name, notification_type: type } = input;
  refuseBrokenDefaults(input.default_config);
  const content = applyContent(emptyContent, type, input);

  return withTransaction(async (tx) => {
    await lockTemplates(tx, organisationId);
    await refuseTakenName(tx, "template", organisationId, { name });
    await checkDraft(tx, organisationId, { id: null, name, type, content }, input);
    const id = await insertTemplate(
      tx,
      {
        organisationId,
        name,
        description: input.description || null,
        notificationType: type,
        defaultConfig: input.default_config ?? {},
        createdById: actor.userId,
      },
      content,
      input.note || null,
    );
    await recordAudit(tx, actor, {
      action: "template.create",
      subjectId: id,
      after: { name, notification_type: type, version: 1 },
    });
    return readTemplateView(tx, actor, id);
  });
}
