"use client";

import Box from "@mui/material/Box";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import Switch from "@mui/material/Switch";
import { useId } from "react";
import { useController, type FieldPath, type FieldValues } from "react-hook-form";
import type { FieldProps } from "./form-frame";

export function FormSwitchField<
  Values extends FieldValues,
  Name extends FieldPath<Values> = FieldPath<Values>,
  Output = Values,
>({ control, name, disabled, label, help }: Omit<FieldProps<Values, Name, Output>, "optional">) {
  const { field, fieldState } = useController({ control, name, disabled });
  const id = useId();
  const below = fieldState.error?.message ?? help;

  return (
    <Box sx={{ display: "flex", gap: 1.5, alignItems: "flex-start" }}>
      <Switch
        id={id}
        name={name}
        checked={Boolean(field.value)}
        onChange={(_, isOn) => field.onChange(isOn)}
        onBlur={field.onBlur}
        disabled={field.disabled}
        sx={{ mt: 0.125 }}
        slotProps={{
          input: { ref: field.ref, role: "switch", "aria-describedby": below ? `${id}-help` : undefined },
        }}
      />
      <Box>
        <FormLabel htmlFor={id}>{label}</FormLabel>
        {below && (
          <FormHelperText id={`${id}-help`} component="div" error={fieldState.invalid} sx={{ mt: 0 }}>
            {below}
          </FormHelperText>
        )}
      </Box>
    </Box>
  );
}
