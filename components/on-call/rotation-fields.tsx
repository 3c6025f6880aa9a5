"use client";

import Box from "@mui/material/Box";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { FormTimeField } from "@/components/ui/form-time-field";
import { FormZoneField } from "@/components/ui/form-zone-field";
import { Section } from "@/components/ui/section";
import { DayField } from "./day-field";
import { MembersField } from "./members-field";
import { weekdays } from "./rotation-values";
import type { RotationForm } from "./use-rotation-form";

const dayOptions = weekdays.map((label, index) => ({ value: String(index + 1), label }));

export function RotationFields({ entry: { form } }: { entry: Pick<RotationForm, "form"> }) {
  const { control } = form;
  return (
    <>
      <Section title="Who">
        <FormTextField
          control={control}
          name="name"
          label="Name"
          placeholder="Data platform, nights"
          autoComplete="off"
        />
        <MembersField control={control} />
      </Section>
      <Section title="When" sentence="At the handover the next one in the list takes over.">
        <Box sx={{ display: "flex", gap: 2, flexWrap: "wrap", "& > *": { flex: "0 1 180px" } }}>
          <FormSelectField control={control} name="handover_day" label="Handover on" options={dayOptions} />
          <FormTimeField control={control} name="handover_time" label="At" />
        </Box>
        <FormZoneField
          control={control}
          name="zone"
          label="Time zone"
          help="The handover keeps its time of the day when the clocks change."
        />
        <DayField
          control={control}
          label="First turn"
          help="It begins at the first handover on or after this day. Before it nobody is on call."
        />
      </Section>
    </>
  );
}
