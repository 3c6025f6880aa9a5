import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { contentOfVersion, findVersion } from "@/lib/db/template-versions";
import { lockTemplates, updateTemplateFields } from "@/lib/db/templates";
import type { TemplateView } from "@/lib/schemas/template";
import { readTemplateView, requireTemplate } from "./get-template";
import { publishVersion } from "./publish-version";
import { changedFields } from "./template-content";

/**
 * Publishes the content of an earlier version again; content that is in use already makes no version. Throws
 * UnprocessableError when it cannot be used any more, such as when a part that it includes is gone.
 */
export async function restoreTemplateVersion({
  actor,
  id,
  version: restoredFrom,
}: {
  actor: Actor;
  id: string;
  version: number;
}): Promise<TemplateView> {
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    await lockTemplates(tx, organisationId);
    const { name, notificationType, newest } = await requireTemplate(tx, organisationId, id);
    const earlier = await findVersion(tx, organisationId, id, restoredFrom);
    if (!earlier) throw new NotFoundError("version", String(restoredFrom));
    const content = contentOfVersion(earlier);
    if (changedFields(contentOfVersion(newest), content).length === 0) return readTemplateView(tx, actor, id);

    const version = newest.version + 1;
    const note = `Version ${restoredFrom} again`;
    await publishVersion(
      tx,
      actor,
      { id, name, type: notificationType, content },
      { version, note, restoredFrom },
    );
    await updateTemplateFields(tx, id, {});
    await recordAudit(tx, actor, {
      action: "template.restore",
      subjectId: id,
      before: { name, version: newest.version },
      after: { name, version, restored_from: restoredFrom },
    });
    return readTemplateView(tx, actor, id);
  });
}
