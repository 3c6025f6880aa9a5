"use client";

import Box from "@mui/material/Box";
import FormLabel from "@mui/material/FormLabel";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { useId } from "react";

interface VersionChoiceProps {
  label: string;
  value: number;
  versions: readonly number[];
  onChange: (version: number) => void;
}

export function VersionChoice({ label, value, versions, onChange }: VersionChoiceProps) {
  const id = useId();
  return (
    <Box sx={{ display: "inline-flex", alignItems: "center", gap: 1 }}>
      <FormLabel id={`${id}-label`}>{label}</FormLabel>
      <Select<number>
        id={id}
        labelId={`${id}-label`}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {versions.map((version) => (
          <MenuItem key={version} value={version}>
            Version {version}
          </MenuItem>
        ))}
      </Select>
    </Box>
  );
}
