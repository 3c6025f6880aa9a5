"use client";

import OutlinedInput from "@mui/material/OutlinedInput";
import { useController, type Control } from "react-hook-form";
import { FormFrame } from "@/components/ui/form-frame";
import type { RotationValues } from "./rotation-values";

interface DayFieldProps {
  control: Control<RotationValues>;
  label: string;
  help: string;
}

/** Holds a day as `YYYY-MM-DD`, or null when empty. */
export function DayField({ control, label, help }: DayFieldProps) {
  const { field, fieldState } = useController({ control, name: "starts_on" });
  return (
    <FormFrame label={label} help={help} error={fieldState.error?.message}>
      {({ inputId, describedBy }) => (
        <OutlinedInput
          id={inputId}
          name={field.name}
          type="date"
          value={field.value ?? ""}
          onChange={({ target }) => field.onChange(target.value === "" ? null : target.value)}
          onBlur={field.onBlur}
          inputRef={field.ref}
          aria-describedby={describedBy}
          sx={{ maxWidth: 180 }}
        />
      )}
    </FormFrame>
  );
}
