"use client";

import Box from "@mui/material/Box";
import type { Control } from "react-hook-form";
import { FormDaysField } from "@/components/ui/form-days-field";
import { FormSwitchField } from "@/components/ui/form-switch-field";
import { FormTimeField } from "@/components/ui/form-time-field";
import { FormZoneField } from "@/components/ui/form-zone-field";
import type { SilenceValues } from "./silence-values";

interface ScheduleFieldsProps {
  control: Control<SilenceValues>;
  values: SilenceValues;
}

/** A window that comes again each week. */
export function ScheduleFields({ control, values: { has_schedule: isOn } }: ScheduleFieldsProps) {
  return (
    <>
      <FormSwitchField
        control={control}
        name="has_schedule"
        label="Only in a weekly window"
        help="For maintenance that comes again, such as every night or every Sunday."
      />
      {isOn && (
        <>
          <Box sx={{ display: "flex", gap: 2, flexWrap: "wrap", "& > *": { flex: "0 1 160px" } }}>
            <FormTimeField control={control} name="schedule_start" label="From" />
            <FormTimeField
              control={control}
              name="schedule_end"
              label="Until"
              help="A time before the start is on the next day."
            />
          </Box>
          <FormDaysField
            control={control}
            name="schedule_days"
            label="Begins on"
            help="The day on which the window begins; it may end the next morning."
          />
          <FormZoneField control={control} name="schedule_zone" label="Time zone" />
        </>
      )}
    </>
  );
}
