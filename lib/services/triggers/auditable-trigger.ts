import type { TriggerSettings } from "@/lib/db/trigger-settings";

/** What the audit trail keeps of a trigger, by the names of the API. */
export function auditableTrigger(
  trigger: Omit<TriggerSettings, "severity" | "templateVersionId" | "updatedAt">,
) {
  return {
    enabled: trigger.enabled,
    severity: trigger.setSeverity,
    channel_kinds: trigger.channelKinds,
    recipients: trigger.recipients,
    template_id: trigger.templateId,
    fallback_channel_id: trigger.fallbackChannelId,
    occasion: trigger.occasion,
    occasion_count: trigger.occasionCount,
    cooldown_seconds: trigger.cooldownSeconds,
    condition: trigger.condition,
    group_by: trigger.groupBy,
    group_wait_seconds: trigger.groupWaitSeconds,
    group_interval_seconds: trigger.groupIntervalSeconds,
    escalation_policy_id: trigger.escalationPolicyId,
    variant_version_id: trigger.variantVersionId,
    variant_percent: trigger.variantPercent,
  };
}
