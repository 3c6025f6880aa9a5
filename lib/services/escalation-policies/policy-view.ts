import type { EscalationStep } from "@/lib/core/escalation";
import type { EscalationPolicyRow } from "@/lib/db/escalation-policies";
import type { TriggerNames } from "@/lib/db/trigger-settings";
import type { EscalationPolicyView } from "@/lib/schemas/escalation-policy";

/** A policy as the API shows it. */
export function viewPolicy(row: EscalationPolicyRow, names: TriggerNames): EscalationPolicyView {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    steps: row.steps,
    recipient_names: recipientNamesOf(row.steps, names),
    repeat_count: row.repeatCount,
    event_types: row.eventTypes,
    active_count: row.activeCount,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

/** The names of those whom the steps name, by id. */
export function recipientNamesOf(
  steps: readonly EscalationStep[],
  { people, rotations, channels }: TriggerNames,
): Record<string, string> {
  const rules = steps.flatMap(({ recipients }) => recipients);
  const known = rules.map((rule): [string, string | undefined] => {
    if (rule.kind === "user") return [rule.user_id, people.get(rule.user_id)];
    if (rule.kind === "channel") return [rule.channel_id, channels.get(rule.channel_id)];
    if (rule.kind === "on_call") return [rule.rotation_id, rotations.get(rule.rotation_id)];
    return ["", undefined];
  });
  return Object.fromEntries(known.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
}
