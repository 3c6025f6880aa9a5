"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { useController, type Control } from "react-hook-form";
import { capitalised } from "@/components/runs/count-words";
import { channelLabels } from "@/components/runs/notification-state";
import { TickGroup } from "@/components/triggers/tick-group";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { tellingKinds, type TellingKind } from "@/lib/schemas/trigger";
import { delayWords } from "./policy-words";
import { delayUnits, stepOf, tellsPeople, type PolicyValues, type StepValues } from "./policy-values";
import { RecipientsField } from "./recipients-field";
import { StepButtons } from "./step-buttons";
import type { RecipientChoices } from "./use-recipient-choices";

export type StepMove = "up" | "down";

interface StepCardProps {
  control: Control<PolicyValues>;
  index: number;
  count: number;
  step: StepValues;
  choices: RecipientChoices;
  onMove: (direction: StepMove) => void;
  onRemove: () => void;
}

const unitOptions = delayUnits.map((unit) => ({ value: unit, label: `${capitalised(unit)}s` }));

export function StepCard({ control, index, count, step, choices, onMove, onRemove }: StepCardProps) {
  const headingId = useId();
  return (
    <Box
      component="li"
      data-step={index}
      aria-labelledby={headingId}
      sx={{ display: "grid", gap: 2, p: 2, border: 1, borderColor: "divider", borderRadius: 1 }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, minHeight: 28 }}>
        <Typography id={headingId} variant="h3" component="h3">
          Step {index + 1}
        </Typography>
        <Typography component="span" variant="body2" color="textSecondary" sx={{ flex: 1 }} noWrap>
          {delayWords(stepOf(step).delay_seconds)}
        </Typography>
        <StepButtons number={index + 1} count={count} onMove={onMove} onRemove={onRemove} />
      </Box>
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: 2 }}>
        <FormTextField
          control={control}
          name={`steps.${index}.delay_count`}
          type="number"
          label={index === 0 ? "After the event" : `After step ${index}`}
          help="0: at once."
        />
        <FormSelectField
          control={control}
          name={`steps.${index}.delay_unit`}
          label="Unit"
          options={unitOptions}
        />
      </Box>
      <RecipientsField control={control} index={index} choices={choices} />
      {tellsPeople(step.recipients) && <KindsField control={control} index={index} />}
    </Box>
  );
}

function KindsField({ control, index }: Pick<StepCardProps, "control" | "index">) {
  const { field, fieldState } = useController({ control, name: `steps.${index}.channel_kinds` });
  const withKind = (kind: TellingKind, isOn: boolean) =>
    tellingKinds.filter((other) => (other === kind ? isOn : field.value.includes(other)));
  return (
    <TickGroup
      label="By"
      help="Of these, each person gets what their preferences ask for."
      error={fieldState.error?.message}
      ticks={tellingKinds.map((kind) => ({
        value: kind,
        label: channelLabels[kind],
        isOn: field.value.includes(kind),
        onChange: (isOn) => field.onChange(withKind(kind, isOn)),
      }))}
    />
  );
}
