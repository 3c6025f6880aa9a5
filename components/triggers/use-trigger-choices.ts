"use client";

import type { SelectOption } from "@/components/ui/form-select-field";
import { useChannels } from "@/lib/client/channels";
import { useEscalationPolicies } from "@/lib/client/escalation-policies";
import { useMembers } from "@/lib/client/members";
import { useRotations } from "@/lib/client/rotations";
import { useTemplates } from "@/lib/client/templates";
import { isPart } from "@/lib/core/template";
import type { TriggerView } from "@/lib/schemas/trigger";
import type { Names } from "./recipient-words";

/** What a trigger can name. What it names already is among it, even while the lists are on their way. */
export interface TriggerChoices {
  people: SelectOption[];
  channels: SelectOption[];
  templates: SelectOption[];
  rotations: SelectOption[];
  policies: SelectOption[];
  names: Names;
}

const mostTemplates = 100;

export function useTriggerChoices(trigger: TriggerView): TriggerChoices {
  const members = useMembers().data?.data ?? [];
  const channels = useChannels().data?.data ?? [];
  const templates = useTemplates({ limit: mostTemplates }).data?.data ?? [];
  const rotations = useRotations().data?.data ?? [];
  const policies = useEscalationPolicies().data?.data ?? [];
  const { recipients, recipient_names: known, template, fallback_channel: fallback } = trigger;
  const { escalation_policy: policy } = trigger;

  const namedPeople = recipients.flatMap((rule) =>
    rule.kind === "user"
      ? { value: rule.user_id, label: known[rule.user_id] ?? "Somebody who has left" }
      : [],
  );
  const namedChannels = recipients.flatMap((rule) =>
    rule.kind === "channel"
      ? { value: rule.channel_id, label: known[rule.channel_id] ?? "A channel that is gone" }
      : [],
  );
  const namedRotations = recipients.flatMap((rule) =>
    rule.kind === "on_call"
      ? optionOf(rule.rotation_id, known[rule.rotation_id] ?? "A rotation that is gone")
      : [],
  );
  const people = merged(
    members.filter(({ is_disabled }) => !is_disabled).map(({ user_id, name }) => optionOf(user_id, name)),
    namedPeople,
  );
  const places = merged(
    channels.map(({ id, name }) => optionOf(id, name)),
    [...namedChannels, ...(fallback ? [optionOf(fallback.id, fallback.name)] : [])],
  );
  return {
    people,
    channels: places,
    templates: merged(
      templates
        .filter(({ notification_type }) => !isPart(notification_type))
        .map(({ id, name }) => optionOf(id, name)),
      template ? [optionOf(template.id, template.name)] : [],
    ),
    rotations: merged(
      rotations.map(({ id, name }) => optionOf(id, name)),
      namedRotations,
    ),
    policies: merged(
      policies.map(({ id, name }) => optionOf(id, name)),
      policy ? [optionOf(policy.id, policy.name)] : [],
    ),
    names: {
      ...Object.fromEntries([...rotations, ...policies].map(({ id, name }) => [id, name])),
      ...Object.fromEntries(members.map(({ user_id, name }) => [user_id, name])),
      ...Object.fromEntries(channels.map(({ id, name }) => [id, name])),
      ...known,
    },
  };
}

const optionOf = (value: string, label: string): SelectOption => ({ value, label });

function merged(listed: readonly SelectOption[], named: readonly SelectOption[]): SelectOption[] {
  return [...new Map([...named, ...listed].map((option) => [option.value, option])).values()].toSorted(
    (one, other) => one.label.localeCompare(other.label),
  );
}
