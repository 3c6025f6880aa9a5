"use client";

import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useController, type FieldPath, type FieldValues } from "react-hook-form";
import { FormFrame, type FieldProps } from "./form-frame";

const days = [
  { day: 1, short: "Mo", name: "Monday" },
  { day: 2, short: "Tu", name: "Tuesday" },
  { day: 3, short: "We", name: "Wednesday" },
  { day: 4, short: "Th", name: "Thursday" },
  { day: 5, short: "Fr", name: "Friday" },
  { day: 6, short: "Sa", name: "Saturday" },
  { day: 7, short: "Su", name: "Sunday" },
];

/** Holds ISO weekdays (1 Monday … 7 Sunday), sorted. */
export function FormDaysField<
  Values extends FieldValues,
  Name extends FieldPath<Values> = FieldPath<Values>,
  Output = Values,
>({ control, name, disabled, label, help, optional }: FieldProps<Values, Name, Output>) {
  const { field, fieldState } = useController({ control, name, disabled });

  return (
    <FormFrame label={label} help={help} optional={optional} error={fieldState.error?.message}>
      {({ labelId, inputId, describedBy }) => (
        <ToggleButtonGroup
          id={inputId}
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          value={field.value}
          disabled={field.disabled}
          onChange={(_, chosen: number[]) => field.onChange(chosen.toSorted((a, b) => a - b))}
          sx={{ flexWrap: "wrap" }}
        >
          {days.map(({ day, short, name: dayName }) => (
            <ToggleButton key={day} value={day} aria-label={dayName}>
              {short}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
    </FormFrame>
  );
}
