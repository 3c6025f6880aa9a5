import { eventCatalogue } from "@/lib/core/event";
import { eventDescriptions } from "@/lib/core/event-description";
import { defaultTrigger } from "@/lib/core/trigger";
import type { TriggerFigures } from "@/lib/db/trigger-figures";
import type { TriggerNames, TriggerSettings } from "@/lib/db/trigger-settings";
import type { TriggerView } from "@/lib/schemas/trigger";
import { auditableTrigger } from "./auditable-trigger";

/** What is known about a trigger beside its settings. */
export interface TriggerFacts {
  names: TriggerNames;
  figures: TriggerFigures;
}

/** A trigger as the API shows it. */
export function viewTrigger(trigger: TriggerSettings, { names, figures }: TriggerFacts): TriggerView {
  const { severity, label } = eventCatalogue[trigger.eventType];
  return {
    event_type: trigger.eventType,
    label,
    description: eventDescriptions[trigger.eventType],
    enabled: trigger.enabled,
    severity: trigger.setSeverity,
    own_severity: severity,
    channel_kinds: trigger.channelKinds,
    recipients: trigger.recipients,
    recipient_names: recipientNames(trigger, names),
    template: named(trigger.templateId, names.templates),
    fallback_channel: named(trigger.fallbackChannelId, names.channels),
    occasion: trigger.occasion,
    occasion_count: trigger.occasionCount,
    cooldown_seconds: trigger.cooldownSeconds,
    condition: trigger.condition,
    group_by: trigger.groupBy,
    group_wait_seconds: trigger.groupWaitSeconds,
    group_interval_seconds: trigger.groupIntervalSeconds,
    escalation_policy: named(trigger.escalationPolicyId, names.policies),
    variant: variantOf(trigger, names),
    is_default: isDefault(trigger),
    updated_at: trigger.updatedAt?.toISOString() ?? null,
    noise: figures.noise,
    told: figures.told,
    held_back: figures.heldBack,
  };
}

function named(id: string | null, names: ReadonlyMap<string, string>): { id: string; name: string } | null {
  const name = id === null ? undefined : names.get(id);
  return id === null || name === undefined ? null : { id, name };
}

function variantOf(
  { variantVersionId: id, variantPercent: percent }: TriggerSettings,
  names: TriggerNames,
): TriggerView["variant"] {
  const known = id === null ? undefined : names.versions.get(id);
  return id === null || known === undefined ? null : { version_id: id, ...known, percent };
}

function recipientNames({ recipients }: TriggerSettings, names: TriggerNames): Record<string, string> {
  const known = recipients.flatMap((rule) => {
    if (rule.kind === "user") return named(rule.user_id, names.people) ?? [];
    if (rule.kind === "channel") return named(rule.channel_id, names.channels) ?? [];
    if (rule.kind === "on_call") return named(rule.rotation_id, names.rotations) ?? [];
    return [];
  });
  return Object.fromEntries(known.map(({ id, name }) => [id, name]));
}

/** By what it does: a row that was set back by hand is one as well. */
function isDefault(trigger: TriggerSettings): boolean {
  const { eventType } = trigger;
  const preset = { ...defaultTrigger(eventType), setSeverity: null, fallbackChannelId: null };
  return JSON.stringify(auditableTrigger(trigger)) === JSON.stringify(auditableTrigger(preset));
}
