"use client";

import { useController, type FieldError, type FieldPath, type FieldValues } from "react-hook-form";
import { FormFrame, type FieldProps } from "./form-frame";
import { SecretControl, type SecretChange, type SecretStatus } from "./secret-control";

type FormSecretFieldProps<Values extends FieldValues, Name extends FieldPath<Values>, Output> = FieldProps<
  Values,
  Name,
  Output
> & { status: SecretStatus | null | undefined; placeholder?: string; isMultiline?: boolean };

/** The form holds a `SecretChange`; the secret itself never comes back from the server. */
export function FormSecretField<
  Values extends FieldValues,
  Name extends FieldPath<Values> = FieldPath<Values>,
  Output = Values,
>(props: FormSecretFieldProps<Values, Name, Output>) {
  const { control, name, disabled, label, help, optional, status, placeholder, isMultiline } = props;
  const { field, fieldState } = useController({ control, name, disabled });
  const change: SecretChange = field.value ?? { action: "keep" };
  const error = fieldState.error as (FieldError & { value?: FieldError }) | undefined;

  return (
    <FormFrame label={label} help={help} optional={optional} error={error?.message ?? error?.value?.message}>
      {({ inputId, describedBy }) => (
        <SecretControl
          inputId={inputId}
          describedBy={describedBy}
          inputRef={field.ref}
          label={label}
          status={status ?? { configured: false }}
          change={change}
          onChange={field.onChange}
          onBlur={field.onBlur}
          disabled={field.disabled}
          placeholder={placeholder}
          isMultiline={isMultiline}
        />
      )}
    </FormFrame>
  );
}
