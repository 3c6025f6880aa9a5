import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockTriggers, saveTrigger } from "@/lib/db/trigger-settings";
import type { TriggerInput, TriggerView } from "@/lib/schemas/trigger";
import { auditableTrigger } from "./auditable-trigger";
import { readTriggerSettings, readTriggerView } from "./read-triggers";
import { refuseUnknownNames } from "./refuse-unknown-names";
import { requireEventType } from "./require-event-type";

/**
 * Sets what an event type does, as a whole; the next event goes by it. Throws NotFoundError for an unknown type, and
 * InvalidInputError with pointers for people, channels and templates that are not the organisation's.
 */
export async function putTrigger({
  actor,
  eventType: name,
  input,
}: {
  actor: Actor;
  eventType: string;
  input: TriggerInput;
}): Promise<TriggerView> {
  const { organisationId } = actor;
  const eventType = requireEventType(name);
  return withTransaction(async (tx) => {
    await lockTriggers(tx, organisationId);
    const before = await readTriggerSettings(tx, organisationId, eventType);
    await refuseUnknownNames(tx, organisationId, input, before.recipients);
    await saveTrigger(tx, organisationId, {
      eventType,
      enabled: input.enabled,
      severity: input.severity,
      channelKinds: [...new Set(input.channel_kinds)],
      recipients: distinct(input.recipients),
      templateId: input.template_id,
      fallbackChannelId: input.fallback_channel_id,
      occasion: input.occasion,
      occasionCount: input.occasion_count,
      cooldownSeconds: input.cooldown_seconds,
    });
    const after = await readTriggerSettings(tx, organisationId, eventType);
    await recordAudit(tx, actor, {
      action: "trigger.put",
      subjectId: eventType,
      before: auditableTrigger(before),
      after: auditableTrigger(after),
    });
    return readTriggerView(tx, organisationId, eventType);
  });
}

function distinct<Rule>(rules: readonly Rule[]): Rule[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
