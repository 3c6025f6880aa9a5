"use client";

import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import type { ReactNode, Ref } from "react";
import { FormFrame } from "@/components/ui/form-frame";

export interface TextInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: ReactNode;
  error?: string;
  optional?: boolean;
  placeholder?: string;
  type?: "text" | "url";
  rows?: number;
  mono?: boolean;
  after?: ReactNode;
  maxLength?: number;
  inputRef?: Ref<HTMLInputElement | HTMLTextAreaElement>;
}

/** A line of text whose value is held by whoever draws it. */
export function TextInput(props: TextInputProps) {
  const {
    label,
    help,
    error,
    optional,
    value,
    onChange,
    type = "text",
    rows,
    mono,
    after,
    maxLength,
  } = props;
  return (
    <FormFrame label={label} help={help} error={error} optional={optional}>
      {({ inputId, describedBy }) => (
        <OutlinedInput
          id={inputId}
          type={type}
          value={value}
          placeholder={props.placeholder}
          onChange={({ target }) => onChange(target.value)}
          multiline={rows !== undefined}
          minRows={rows}
          maxRows={rows === undefined ? undefined : 16}
          inputRef={props.inputRef}
          autoComplete="off"
          endAdornment={after && <InputAdornment position="end">{after}</InputAdornment>}
          slotProps={{ input: { maxLength, spellCheck: !mono } }}
          sx={mono ? (theme) => ({ "& .MuiOutlinedInput-input": theme.typography.code }) : undefined}
          aria-describedby={describedBy}
        />
      )}
    </FormFrame>
  );
}
