import type { Actor } from "@/lib/core/actor";
import { groupFields } from "@/lib/core/group";
import { requireMatch, type IfMatch } from "@/lib/core/precondition";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockOrganisation } from "@/lib/db/lock-organisation";
import { saveTrigger } from "@/lib/db/trigger-settings";
import { entityTag } from "@/lib/entity-tag";
import { TriggerVersion, type TriggerInput, type TriggerView } from "@/lib/schemas/trigger";
import { auditableTrigger } from "./auditable-trigger";
import { readTriggerSettings, readTriggerView } from "./read-triggers";
import { refuseBrokenTemplates } from "./refuse-broken-templates";
import { refuseUnknownNames } from "./refuse-unknown-names";
import { requireEventType } from "./require-event-type";

/**
 * Sets what an event type does, as a whole; the next event goes by it. Throws NotFoundError for an unknown type, and
 * InvalidInputError with pointers for what cannot be read, and for people, channels and templates that are not the
 * organisation's; AppError `precondition_failed` when the type does not do what `ifMatch` says.
 */
export async function putTrigger({
  actor,
  eventType: name,
  input,
  ifMatch = null,
}: {
  actor: Actor;
  eventType: string;
  input: TriggerInput;
  ifMatch?: IfMatch;
}): Promise<TriggerView> {
  const { organisationId } = actor;
  const eventType = requireEventType(name);
  refuseBrokenTemplates(input);
  return withTransaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    if (ifMatch) {
      const seen = TriggerVersion.parse(await readTriggerView(tx, organisationId, eventType));
      requireMatch(ifMatch, entityTag(JSON.stringify(seen)));
    }
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
      condition: input.condition,
      groupBy: groupFields.filter((field) => input.group_by.includes(field)),
      groupWaitSeconds: input.group_wait_seconds,
      groupIntervalSeconds: input.group_interval_seconds,
      escalationPolicyId: input.escalation_policy_id,
      variantVersionId: input.variant_version_id,
      variantPercent: input.variant_version_id === null ? 0 : input.variant_percent,
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
