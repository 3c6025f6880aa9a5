"use client";

import { useController } from "react-hook-form";
import { channelLabels } from "@/components/runs/notification-state";
import { FormSelectField } from "@/components/ui/form-select-field";
import { Section } from "@/components/ui/section";
import { tellingKinds, type TellingKind } from "@/lib/schemas/trigger";
import { TickGroup } from "./tick-group";
import type { TriggerChoices } from "./use-trigger-choices";
import type { TriggerForm } from "./use-trigger-form";

interface HowFieldsProps {
  entry: TriggerForm;
  choices: TriggerChoices;
}

export function HowFields({ entry, choices }: HowFieldsProps) {
  const { control } = entry.form;
  const { field, fieldState } = useController({ control, name: "channel_kinds" });
  const withKind = (kind: TellingKind, isOn: boolean) =>
    tellingKinds.filter((other) => (other === kind ? isOn : field.value.includes(other)));

  return (
    <Section title="How">
      <TickGroup
        label="People may be told by"
        help="Of these, each person gets what their preferences ask for."
        error={fieldState.error?.message}
        ticks={tellingKinds.map((kind) => ({
          value: kind,
          label: channelLabels[kind],
          isOn: field.value.includes(kind),
          onChange: (isOn) => field.onChange(withKind(kind, isOn)),
        }))}
      />
      <FormSelectField
        control={control}
        name="template_id"
        label="Template"
        options={[{ value: "", label: "The built-in message" }, ...choices.templates]}
        placeholder="The built-in message"
      />
      <FormSelectField
        control={control}
        name="fallback_channel_id"
        label="Fall-back channel"
        options={[{ value: "", label: "None" }, ...choices.channels]}
        placeholder="None"
        help="Takes a message over when it could not be delivered another way."
      />
      {choices.policies.length > 0 && (
        <FormSelectField
          control={control}
          name="escalation_policy_id"
          label="Escalation"
          options={[{ value: "", label: "None" }, ...choices.policies]}
          placeholder="None"
          help="Goes on telling others while nobody takes care of it."
        />
      )}
    </Section>
  );
}
