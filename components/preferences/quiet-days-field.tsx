"use client";

import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useController, type Control } from "react-hook-form";
import { FormFrame } from "@/components/ui/form-frame";
import type { PreferenceValues } from "./preference-values";

const days = [
  { day: 1, short: "Mo", name: "Monday" },
  { day: 2, short: "Tu", name: "Tuesday" },
  { day: 3, short: "We", name: "Wednesday" },
  { day: 4, short: "Th", name: "Thursday" },
  { day: 5, short: "Fr", name: "Friday" },
  { day: 6, short: "Sa", name: "Saturday" },
  { day: 7, short: "Su", name: "Sunday" },
];

export function QuietDaysField({ control }: { control: Control<PreferenceValues> }) {
  const { field, fieldState } = useController({ control, name: "quiet_days" });
  return (
    <FormFrame
      label="Begins on"
      help="The day on which the quiet begins; it may end the next morning."
      error={fieldState.error?.message}
    >
      {({ labelId, inputId, describedBy }) => (
        <ToggleButtonGroup
          id={inputId}
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          value={field.value}
          onChange={(_, chosen: number[]) => field.onChange(chosen.toSorted())}
          sx={{ flexWrap: "wrap" }}
        >
          {days.map(({ day, short, name }) => (
            <ToggleButton key={day} value={day} aria-label={name}>
              {short}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
    </FormFrame>
  );
}
