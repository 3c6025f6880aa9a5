import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockOrganisation } from "@/lib/db/lock-organisation";
import { deleteTriggerRow } from "@/lib/db/trigger-settings";
import { auditableTrigger } from "./auditable-trigger";
import { readTriggerSettings } from "./read-triggers";
import { requireEventType } from "./require-event-type";

/** Lets an event type do what it does by default. One that does so already stays. Throws NotFoundError for an unknown type. */
export async function deleteTrigger({
  actor,
  eventType: name,
}: {
  actor: Actor;
  eventType: string;
}): Promise<void> {
  const { organisationId } = actor;
  const eventType = requireEventType(name);
  await withTransaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const before = await readTriggerSettings(tx, organisationId, eventType);
    if (before.updatedAt === null) return;
    await deleteTriggerRow(tx, organisationId, eventType);
    const after = await readTriggerSettings(tx, organisationId, eventType);
    await recordAudit(tx, actor, {
      action: "trigger.delete",
      subjectId: eventType,
      before: auditableTrigger(before),
      after: auditableTrigger(after),
    });
  });
}
