"use client";

import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";

interface PickOneProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** A choice in a row, where its label is said and not shown. */
export function PickOne<Value extends string>({ label, value, options, onChange }: PickOneProps<Value>) {
  return (
    <Select<Value>
      fullWidth
      value={value}
      onChange={({ target }) => onChange(target.value as Value)}
      SelectDisplayProps={{ "aria-label": label }}
    >
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </Select>
  );
}
