"use client";

import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { FormFrame } from "@/components/ui/form-frame";
import type { SelectOption } from "@/components/ui/form-select-field";

const NONE = "None: all get the same message";

interface VariantTemplateFieldProps {
  options: readonly SelectOption[];
  value: string;
  onChange: (templateId: string) => void;
}

/** Not a field of what is stored: that names a version. */
export function VariantTemplateField({ options, value, onChange }: VariantTemplateFieldProps) {
  const labelOf = (id: string) => options.find((option) => option.value === id)?.label ?? NONE;
  return (
    <FormFrame
      label="Compare with"
      help="A part of the recipients gets this message instead, always the same people. A report then says which of the two is acknowledged more often."
    >
      {({ inputId, labelId, describedBy }) => (
        <Select<string>
          id={inputId}
          labelId={labelId}
          value={value}
          displayEmpty
          onChange={({ target }) => onChange(target.value)}
          renderValue={labelOf}
          SelectDisplayProps={{ "aria-describedby": describedBy }}
        >
          <MenuItem value="">{NONE}</MenuItem>
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
