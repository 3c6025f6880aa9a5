"use client";

import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { useController, type Control } from "react-hook-form";
import { FormFrame } from "@/components/ui/form-frame";
import type { TriggerValues } from "./trigger-values";

interface PickFieldProps {
  control: Control<TriggerValues>;
  name: "people" | "channels" | "on_call";
  label: string;
  help: string;
  /** Stands for an empty choice. */
  none: string;
  options: readonly { value: string; label: string }[];
}

/** Any number out of a list. */
export function PickField({ control, name, label, help, none, options }: PickFieldProps) {
  const { field, fieldState } = useController({ control, name });
  const labelOf = (value: string) => options.find((option) => option.value === value)?.label ?? "?";

  return (
    <FormFrame label={label} help={help} optional error={fieldState.error?.message}>
      {({ inputId, labelId, describedBy }) => (
        <Select<string[]>
          multiple
          displayEmpty
          id={inputId}
          labelId={labelId}
          name={name}
          value={field.value}
          onChange={({ target }) => field.onChange([target.value].flat())}
          onBlur={field.onBlur}
          inputRef={field.ref}
          renderValue={(chosen) => (chosen.length === 0 ? none : chosen.map(labelOf).join(", "))}
          SelectDisplayProps={{ "aria-describedby": describedBy }}
        >
          {options.map((option) => (
            <MenuItem key={option.value} value={option.value}>
              {option.label}
            </MenuItem>
          ))}
        </Select>
      )}
    </FormFrame>
  );
}
