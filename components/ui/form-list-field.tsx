"use client";

import OutlinedInput from "@mui/material/OutlinedInput";
import { useController, type FieldPath, type FieldValues } from "react-hook-form";
import { FormFrame, type FieldProps } from "./form-frame";

type FormListFieldProps<Values extends FieldValues, Name extends FieldPath<Values>, Output> = FieldProps<
  Values,
  Name,
  Output
> & { placeholder?: string };

/** One value a line. The form holds the lines as they are typed: whoever sends them takes `filledLines`. */
export function FormListField<
  Values extends FieldValues,
  Name extends FieldPath<Values> = FieldPath<Values>,
  Output = Values,
>(props: FormListFieldProps<Values, Name, Output>) {
  const { control, name, disabled, label, help, optional, placeholder } = props;
  const { field, fieldState } = useController({ control, name, disabled });
  const lines = Array.isArray(field.value) ? (field.value as string[]) : [];

  return (
    <FormFrame
      label={label}
      help={help ?? "One a line."}
      optional={optional}
      error={errorIn(fieldState.error)}
    >
      {({ inputId, describedBy }) => (
        <OutlinedInput
          id={inputId}
          name={name}
          multiline
          minRows={2}
          maxRows={8}
          placeholder={placeholder}
          autoComplete="off"
          value={lines.join("\n")}
          onChange={({ target }) => field.onChange(target.value === "" ? [] : target.value.split("\n"))}
          onBlur={field.onBlur}
          inputRef={field.ref}
          disabled={field.disabled}
          aria-describedby={describedBy}
        />
      )}
    </FormFrame>
  );
}

/** Of the field, or of one of its lines. */
function errorIn(error: unknown): string | undefined {
  if (Array.isArray(error)) return error.map(errorIn).find((message) => message !== undefined);
  if (typeof error !== "object" || error === null) return undefined;
  return "message" in error && typeof error.message === "string" ? error.message : undefined;
}

export function filledLines(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}
