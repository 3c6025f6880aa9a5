"use client";

import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import type { ChangeEvent } from "react";
import { useController, type FieldPath, type FieldValues } from "react-hook-form";
import { FormFrame, type FieldProps } from "./form-frame";

type FormTextFieldProps<Values extends FieldValues, Name extends FieldPath<Values>, Output> = FieldProps<
  Values,
  Name,
  Output
> & {
  type?: "text" | "email" | "url" | "number" | "password";
  placeholder?: string;
  autoComplete?: string;
  rows?: number;
  mono?: boolean;
  before?: string;
  after?: string;
};

export function FormTextField<
  Values extends FieldValues,
  Name extends FieldPath<Values> = FieldPath<Values>,
  Output = Values,
>(props: FormTextFieldProps<Values, Name, Output>) {
  const {
    control,
    name,
    disabled,
    label,
    help,
    optional,
    type = "text",
    rows,
    mono,
    before,
    after,
    ...input
  } = props;
  const { field, fieldState } = useController({ control, name, disabled });
  const change = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const { value } = event.target;
    if (type !== "number") return field.onChange(value);
    field.onChange(value === "" ? null : Number(value));
  };

  return (
    <FormFrame label={label} help={help} optional={optional} error={fieldState.error?.message}>
      {({ inputId, describedBy }) => (
        <OutlinedInput
          {...input}
          id={inputId}
          name={name}
          type={type}
          multiline={rows !== undefined}
          minRows={rows}
          value={field.value ?? ""}
          onChange={change}
          onBlur={field.onBlur}
          inputRef={field.ref}
          disabled={field.disabled}
          startAdornment={before && <InputAdornment position="start">{before}</InputAdornment>}
          endAdornment={after && <InputAdornment position="end">{after}</InputAdornment>}
          sx={mono ? (theme) => ({ "& .MuiOutlinedInput-input": theme.typography.code }) : undefined}
          aria-describedby={describedBy}
        />
      )}
    </FormFrame>
  );
}
