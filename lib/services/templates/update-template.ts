import type { Actor } from "@/lib/core/actor";
import { requireMatch, type IfMatch } from "@/lib/core/precondition";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { contentOfVersion } from "@/lib/db/template-versions";
import { lockTemplates, updateTemplateFields } from "@/lib/db/templates";
import { entityTag } from "@/lib/entity-tag";
import { TemplateOwnFields, type TemplateView, type UpdateTemplateInput } from "@/lib/schemas/template";
import { refuseTakenName } from "../names/refuse-taken-name";
import { changedTemplateFields } from "./changed-template-fields";
import { checkDraft } from "./check-draft";
import { readTemplateView, requireTemplate } from "./get-template";
import { publishVersion } from "./publish-version";
import { refuseBrokenDefaults } from "./refuse-broken-defaults";
import { refuseChangeOfUse } from "./refuse-change-of-use";
import { refuseStaleVersion } from "./refuse-stale-version";
import { applyContent, changedFields } from "./template-content";
import { viewOwnFields } from "./template-view";

/**
 * Changes a template; what is left out stays. Changed content is published as a new version. Throws ConflictError when the
 * name is taken, when somebody else has published since `expected_version`, and when what uses the template could not any
 * more; UnprocessableError with line and column when a source cannot be used; AppError `precondition_failed` when it is not
 * what `ifMatch` says. Then nothing is stored.
 */
export async function updateTemplate({
  actor,
  id,
  input,
  ifMatch = null,
}: {
  actor: Actor;
  id: string;
  input: UpdateTemplateInput;
  ifMatch?: IfMatch;
}): Promise<TemplateView> {
  const { organisationId } = actor;
  refuseBrokenDefaults(input.default_config);
  return withTransaction(async (tx) => {
    await lockTemplates(tx, organisationId);
    const template = await requireTemplate(tx, organisationId, id);
    const { newest } = template;
    if (ifMatch)
      requireMatch(ifMatch, entityTag(JSON.stringify(TemplateOwnFields.parse(viewOwnFields(template)))));
    refuseStaleVersion(newest, input.expected_version);

    const fields = changedTemplateFields(template, input);
    const { name = template.name, notificationType: type = template.notificationType } = fields;
    if (fields.name !== undefined)
      await refuseTakenName(tx, "template", organisationId, { name, exceptId: id });
    await refuseChangeOfUse(tx, template, fields);

    const before = contentOfVersion(newest);
    const content = applyContent(before, type, input);
    const sources = changedFields(before, content);
    const draft = { id, name, type, content };
    const version = newest.version + 1;
    if (sources.length > 0)
      await publishVersion(tx, actor, draft, { version, note: input.note || null }, input);
    else if (type !== template.notificationType) await checkDraft(tx, organisationId, draft, input);

    const changed = Object.keys(fields) as (keyof typeof fields)[];
    if (changed.length > 0 || sources.length > 0) {
      await updateTemplateFields(tx, id, fields);
      await recordAudit(tx, actor, {
        action: "template.update",
        subjectId: id,
        before: {
          ...Object.fromEntries(changed.map((field) => [field, template[field]])),
          version: newest.version,
        },
        after: {
          ...fields,
          ...(sources.length > 0 ? { version, changed: sources } : { version: newest.version }),
        },
      });
    }
    return readTemplateView(tx, actor, id);
  });
}
