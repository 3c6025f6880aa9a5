"use client";

import Box from "@mui/material/Box";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import Switch from "@mui/material/Switch";
import { useId, type ReactNode } from "react";

interface SwitchInputProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  help?: ReactNode;
  disabled?: boolean;
}

export function SwitchInput({ label, isOn, onChange, help, disabled }: SwitchInputProps) {
  const id = useId();
  return (
    <Box sx={{ display: "flex", gap: 1.5, alignItems: "flex-start" }}>
      <Switch
        id={id}
        checked={isOn}
        disabled={disabled}
        onChange={(_, next) => onChange(next)}
        sx={{ mt: 0.125 }}
        slotProps={{ input: { role: "switch", "aria-describedby": help ? `${id}-help` : undefined } }}
      />
      <Box>
        <FormLabel htmlFor={id}>{label}</FormLabel>
        {help && (
          <FormHelperText id={`${id}-help`} component="div" sx={{ mt: 0 }}>
            {help}
          </FormHelperText>
        )}
      </Box>
    </Box>
  );
}
