"use client";

import OutlinedInput from "@mui/material/OutlinedInput";
import { useController, type FieldPath, type FieldValues } from "react-hook-form";
import { FormFrame, type FieldProps } from "./form-frame";

/** Holds a wall time as `YYYY-MM-DDTHH:MM`, or null when empty: whoever reads it knows the zone. */
export function FormDateTimeField<
  Values extends FieldValues,
  Name extends FieldPath<Values> = FieldPath<Values>,
  Output = Values,
>({ control, name, disabled, label, help, optional }: FieldProps<Values, Name, Output>) {
  const { field, fieldState } = useController({ control, name, disabled });

  return (
    <FormFrame label={label} help={help} optional={optional} error={fieldState.error?.message}>
      {({ inputId, describedBy }) => (
        <OutlinedInput
          id={inputId}
          name={name}
          type="datetime-local"
          value={field.value ?? ""}
          onChange={(event) => field.onChange(event.target.value === "" ? null : event.target.value)}
          onBlur={field.onBlur}
          inputRef={field.ref}
          disabled={field.disabled}
          aria-describedby={describedBy}
          sx={{ maxWidth: 220 }}
        />
      )}
    </FormFrame>
  );
}
