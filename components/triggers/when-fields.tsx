"use client";

import Box from "@mui/material/Box";
import { capitalised } from "@/components/runs/count-words";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormSwitchField } from "@/components/ui/form-switch-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { Section } from "@/components/ui/section";
import { severities, type Severity } from "@/lib/core/event";
import { GroupFields } from "./group-fields";
import { cooldownOptions, cooldownUnits, OWN_COOLDOWN } from "./trigger-values";
import type { TriggerForm } from "./use-trigger-form";

const occasionOptions = [
  { value: "every", label: "Every one" },
  { value: "first", label: "Only the first in a row" },
  { value: "after", label: "From a certain number in a row on" },
  { value: "last_attempt", label: "Only the last try of a run" },
];

const unitOptions = cooldownUnits.map((unit) => ({ value: unit, label: `${capitalised(unit)}s` }));

interface WhenFieldsProps {
  entry: TriggerForm;
  ownSeverity: Severity;
}

export function WhenFields({ entry, ownSeverity }: WhenFieldsProps) {
  const { control } = entry.form;
  const { occasion, cooldown } = entry.values;
  return (
    <Section title="When">
      <FormSwitchField
        control={control}
        name="enabled"
        label="Tell people"
        help="Off: the event is recorded, and nobody hears of it."
      />
      <FormSelectField
        control={control}
        name="occasion"
        label="Of several in a row"
        options={occasionOptions}
        help={
          occasion === "last_attempt"
            ? "By the event’s details attempt and max_attempts. One without them is told."
            : "Of one job. A row ends when the job is right again."
        }
      />
      {occasion === "after" && (
        <FormTextField control={control} name="occasion_count" type="number" label="From number" />
      )}
      <FormSelectField
        control={control}
        name="cooldown"
        label="Cooldown"
        options={cooldownOptions}
        help="So long after a message about a job, no other of this type about it. The next one says how many were held back."
      />
      {cooldown === OWN_COOLDOWN && (
        <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: 2 }}>
          <FormTextField control={control} name="cooldown_count" type="number" label="At most one every" />
          <FormSelectField control={control} name="cooldown_unit" label="Unit" options={unitOptions} />
        </Box>
      )}
      <GroupFields entry={entry} />
      <FormSelectField
        control={control}
        name="severity"
        label="Severity"
        placeholder={`The type’s own: ${capitalised(ownSeverity)}`}
        options={[
          { value: "", label: `The type’s own: ${capitalised(ownSeverity)}` },
          ...severities.map((value) => ({ value, label: capitalised(value) })),
        ]}
        help="What a program says of its own event goes before it."
      />
    </Section>
  );
}
