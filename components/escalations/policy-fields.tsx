"use client";

import { FormTextField } from "@/components/ui/form-text-field";
import { Section } from "@/components/ui/section";
import { StepCards } from "./step-cards";
import type { PolicyForm } from "./use-policy-form";
import type { RecipientChoices } from "./use-recipient-choices";

interface PolicyFieldsProps {
  entry: PolicyForm;
  choices: RecipientChoices;
}

export function PolicyFields({ entry, choices }: PolicyFieldsProps) {
  const { control } = entry.form;
  return (
    <>
      <Section title="What it is for">
        <FormTextField
          control={control}
          name="name"
          label="Name"
          placeholder="Production at night"
          autoComplete="off"
        />
        <FormTextField control={control} name="description" label="Description" optional rows={2} />
      </Section>
      <Section
        title="Steps"
        sentence="Taken one after the other until somebody acknowledges the event, the job is right again, or somebody stops it."
      >
        <StepCards entry={entry} choices={choices} />
      </Section>
      <Section title="After the last step">
        <FormTextField
          control={control}
          name="repeat_count"
          type="number"
          label="Begin anew"
          after="times"
          help="0: when all steps were taken it is over, and nobody else is told."
        />
      </Section>
    </>
  );
}
