"use client";

import { useController } from "react-hook-form";
import { FormListField } from "@/components/ui/form-list-field";
import { Section } from "@/components/ui/section";
import type { Role } from "@/lib/core/actor";
import { PickField } from "./pick-field";
import { TickGroup } from "./tick-group";
import { roleOrder } from "./trigger-values";
import type { TriggerChoices } from "./use-trigger-choices";
import type { TriggerForm } from "./use-trigger-form";

const roleLabels: Record<Role, string> = {
  admin: "All admins",
  author: "All authors",
  member: "All plain members",
};

interface WhoFieldsProps {
  entry: TriggerForm;
  choices: TriggerChoices;
}

export function WhoFields({ entry, choices }: WhoFieldsProps) {
  const { control } = entry.form;
  const owner = useController({ control, name: "job_owner" });
  const roles = useController({ control, name: "roles" });
  const withRole = (role: Role, isOn: boolean) =>
    roleOrder.filter((other) => (other === role ? isOn : roles.field.value.includes(other)));

  return (
    <Section title="Who" sentence="Each hears of it once, however often the rules name them.">
      <TickGroup
        label="By what they are"
        ticks={[
          {
            value: "job_owner",
            label: "The owner of the job",
            isOn: owner.field.value,
            onChange: owner.field.onChange,
          },
          ...roleOrder.map((role) => ({
            value: role,
            label: roleLabels[role],
            isOn: roles.field.value.includes(role),
            onChange: (isOn: boolean) => roles.field.onChange(withRole(role, isOn)),
          })),
        ]}
      />
      <PickField
        control={control}
        name="people"
        label="People"
        help="By name, whoever owns the job."
        none="Nobody"
        options={choices.people}
      />
      {choices.rotations.length > 0 && (
        <PickField
          control={control}
          name="on_call"
          label="Whoever is on call"
          help="Who has the turn at that moment."
          none="In no rotation"
          options={choices.rotations}
        />
      )}
      <FormListField
        control={control}
        name="addresses"
        label="Addresses"
        optional
        placeholder="ops@example.org"
        help="Of people who are no members: they get mail. One a line."
      />
      <FormListField
        control={control}
        name="templates"
        label="Addresses from a template"
        optional
        placeholder="{{ job.created_by.email }}"
        help="Each line gives mail addresses, with commas between them: out of the job, the run or the event."
      />
      {choices.channels.length > 0 && (
        <PickField
          control={control}
          name="channels"
          label="Channels"
          help="The message is told in the channel itself."
          none="None"
          options={choices.channels}
        />
      )}
    </Section>
  );
}
