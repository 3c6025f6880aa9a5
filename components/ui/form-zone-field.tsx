"use client";

import { useController, type FieldPath, type FieldValues } from "react-hook-form";
import { FormFrame, type FieldProps } from "./form-frame";
import { ZoneInput } from "./zone-input";

export function FormZoneField<
  Values extends FieldValues,
  Name extends FieldPath<Values> = FieldPath<Values>,
  Output = Values,
>({
  control,
  name,
  disabled,
  label,
  help,
  optional,
  placeholder,
}: FieldProps<Values, Name, Output> & { placeholder?: string }) {
  const { field, fieldState } = useController({ control, name, disabled });
  return (
    <FormFrame label={label} help={help} optional={optional} error={fieldState.error?.message}>
      {({ inputId, describedBy }) => (
        <ZoneInput
          id={inputId}
          describedBy={describedBy}
          name={name}
          zone={field.value || undefined}
          onChange={field.onChange}
          onBlur={field.onBlur}
          inputRef={field.ref}
          disabled={field.disabled}
          isClearable={optional}
          placeholder={placeholder}
        />
      )}
    </FormFrame>
  );
}
