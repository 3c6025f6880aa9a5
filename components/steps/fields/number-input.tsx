"use client";

import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import type { ReactNode } from "react";
import { FormFrame } from "@/components/ui/form-frame";

interface NumberInputProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  help?: ReactNode;
  error?: string;
  optional?: boolean;
  placeholder?: string;
  after?: string;
}

export function NumberInput(props: NumberInputProps) {
  const { label, value, onChange, help, error, optional, placeholder, after } = props;
  return (
    <FormFrame label={label} help={help} error={error} optional={optional}>
      {({ inputId, describedBy }) => (
        <OutlinedInput
          id={inputId}
          type="number"
          value={value ?? ""}
          placeholder={placeholder}
          onChange={({ target }) => onChange(target.value === "" ? null : Number(target.value))}
          autoComplete="off"
          endAdornment={after && <InputAdornment position="end">{after}</InputAdornment>}
          aria-describedby={describedBy}
        />
      )}
    </FormFrame>
  );
}
