"use client";

import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useRef } from "react";
import { InsertVariable } from "../insert-variable";

interface RowInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  hasVariables?: boolean;
}

/** An input in a row, where its label is said and not shown. */
export function RowInput({ label, value, onChange, placeholder, hasVariables = false }: RowInputProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <OutlinedInput
      fullWidth
      inputRef={input}
      value={value}
      placeholder={placeholder}
      onChange={({ target }) => onChange(target.value)}
      autoComplete="off"
      slotProps={{ input: { "aria-label": label, spellCheck: false } }}
      endAdornment={
        hasVariables && (
          <InputAdornment position="end">
            <InsertVariable input={input} value={value} onChange={onChange} />
          </InputAdornment>
        )
      }
      sx={(theme) => ({ "& .MuiOutlinedInput-input": theme.typography.code })}
    />
  );
}
