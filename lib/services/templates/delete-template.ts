import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { contentOfVersion } from "@/lib/db/template-versions";
import { deleteTemplateRow, lockTemplates } from "@/lib/db/templates";
import type { TemplateUse } from "@/lib/schemas/template";
import { describeUses } from "./describe-uses";
import { findUsesOf } from "./find-uses";
import { requireTemplate } from "./get-template";

/**
 * Deletes a template with its versions; the newest content stays in the audit trail. Throws ConflictError, which names
 * the uses, for one in use. With `force`, event types fall back to the built-in message; what would break is refused still.
 */
export async function deleteTemplate({
  actor,
  id,
  force,
}: {
  actor: Actor;
  id: string;
  force: boolean;
}): Promise<void> {
  const { organisationId } = actor;
  await withTransaction(async (tx) => {
    await lockTemplates(tx, organisationId);
    const template = await requireTemplate(tx, organisationId, id);
    const uses = await findUsesOf(tx, organisationId, template);
    refuseUsed(uses, force);
    await deleteTemplateRow(tx, id);
    const { name, notificationType, newest } = template;
    await recordAudit(tx, actor, {
      action: "template.delete",
      subjectId: id,
      before: {
        name,
        notification_type: notificationType,
        version: newest.version,
        content: contentOfVersion(newest),
        event_types: uses.event_types,
        compared_by: uses.compared_by,
      },
    });
  });
}

function refuseUsed(uses: TemplateUse, force: boolean): void {
  const lasting = force ? { ...uses, event_types: [], compared_by: [] } : uses;
  const described = describeUses(lasting);
  if (described !== null) throw new ConflictError(described);
}
