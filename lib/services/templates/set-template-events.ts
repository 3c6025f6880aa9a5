import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import type { EventType } from "@/lib/core/event";
import { isPart } from "@/lib/core/template";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockTemplates } from "@/lib/db/templates";
import { listTriggers, setTriggersOfTemplate } from "@/lib/db/triggers";
import type { TemplateUse } from "@/lib/schemas/template";
import { findUsesOf } from "./find-uses";
import { requireTemplate } from "./get-template";

/**
 * Makes exactly these event types use the template, also those that used another one. Throws ConflictError for a part: it
 * is no message.
 */
export async function setTemplateEvents({
  actor,
  id,
  eventTypes,
}: {
  actor: Actor;
  id: string;
  eventTypes: readonly EventType[];
}): Promise<TemplateUse> {
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    await lockTemplates(tx, organisationId);
    const template = await requireTemplate(tx, organisationId, id);
    if (isPart(template.notificationType))
      throw new ConflictError(
        `“${template.name}” is a ${template.notificationType}: other templates use it, and no event can.`,
      );
    const before = await findUsesOf(tx, organisationId, template);
    const triggers = await listTriggers(tx, organisationId, eventTypes);
    await setTriggersOfTemplate(tx, organisationId, id, eventTypes);
    const after = await findUsesOf(tx, organisationId, template);
    await recordAudit(tx, actor, {
      action: "template.set_events",
      subjectId: id,
      before: {
        event_types: before.event_types,
        replaced: Object.fromEntries(
          [...triggers.values()]
            .filter(({ templateId }) => templateId !== null && templateId !== id)
            .map(({ eventType, templateId }) => [eventType, templateId]),
        ),
      },
      after: { name: template.name, event_types: after.event_types },
    });
    return after;
  });
}
