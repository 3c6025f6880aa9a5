"use client";

import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import type { ReactNode } from "react";
import { FormFrame } from "@/components/ui/form-frame";

interface SelectInputProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  help?: ReactNode;
  error?: string;
}

export function SelectInput<Value extends string>(props: SelectInputProps<Value>) {
  const { label, value, options, onChange, help, error } = props;
  return (
    <FormFrame label={label} help={help} error={error}>
      {({ inputId, labelId, describedBy }) => (
        <Select<Value>
          id={inputId}
          labelId={labelId}
          value={value}
          onChange={({ target }) => onChange(target.value as Value)}
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
