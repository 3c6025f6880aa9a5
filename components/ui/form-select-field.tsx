"use client";

import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { useController, type FieldPath, type FieldValues } from "react-hook-form";
import { FormFrame, type FieldProps } from "./form-frame";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

type FormSelectFieldProps<Values extends FieldValues, Name extends FieldPath<Values>, Output> = FieldProps<
  Values,
  Name,
  Output
> & { options: readonly SelectOption[]; placeholder?: string };

export function FormSelectField<
  Values extends FieldValues,
  Name extends FieldPath<Values> = FieldPath<Values>,
  Output = Values,
>(props: FormSelectFieldProps<Values, Name, Output>) {
  const { control, name, disabled, label, help, optional, options, placeholder } = props;
  const { field, fieldState } = useController({ control, name, disabled });
  const labelOf = (value: string) => options.find((option) => option.value === value)?.label ?? value;

  return (
    <FormFrame label={label} help={help} optional={optional} error={fieldState.error?.message}>
      {({ inputId, labelId, describedBy }) => (
        <Select<string>
          id={inputId}
          labelId={labelId}
          name={name}
          value={field.value ?? ""}
          onChange={(event) => field.onChange(event.target.value)}
          onBlur={field.onBlur}
          inputRef={field.ref}
          disabled={field.disabled}
          displayEmpty={placeholder !== undefined}
          renderValue={(value) => (value === "" ? placeholder : labelOf(value))}
          SelectDisplayProps={{ "aria-describedby": describedBy }}
        >
          {options.map((option) => (
            <MenuItem key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </MenuItem>
          ))}
        </Select>
      )}
    </FormFrame>
  );
}
