"use client";

import Box from "@mui/material/Box";
import FormLabel from "@mui/material/FormLabel";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { useId } from "react";

interface InlineSelectProps<Value extends string | number> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** A choice outside of a form, its label beside it. */
export function InlineSelect<Value extends string | number>(props: InlineSelectProps<Value>) {
  const { label, value, options, onChange } = props;
  const id = useId();
  return (
    <Box sx={{ display: "inline-flex", alignItems: "center", columnGap: 1, flexWrap: "wrap" }}>
      <FormLabel id={`${id}-label`}>{label}</FormLabel>
      <Select<Value>
        id={id}
        labelId={`${id}-label`}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map((option) => (
          <MenuItem key={option.value} value={option.value}>
            {option.label}
          </MenuItem>
        ))}
      </Select>
    </Box>
  );
}
