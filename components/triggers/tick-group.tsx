"use client";

import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormLabel from "@mui/material/FormLabel";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { FieldHelp } from "@/components/ui/field-help";

interface Tick {
  value: string;
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

interface TickGroupProps {
  label: string;
  help?: string;
  error?: string;
  ticks: readonly Tick[];
}

/** Boxes to tick that belong together. */
export function TickGroup({ label, help, error, ticks }: TickGroupProps) {
  const id = useId();
  return (
    <Box
      component="fieldset"
      aria-describedby={(error ?? help) ? `${id}-help` : undefined}
      sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}
    >
      <FormLabel component="legend" sx={{ p: 0, mb: 0.5 }}>
        {label}
      </FormLabel>
      <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 3, rowGap: 0.5 }}>
        {ticks.map((tick) => (
          <Box key={tick.value} sx={{ display: "flex", alignItems: "center", gap: 0.75 }}>
            <Checkbox
              id={`${id}-${tick.value}`}
              checked={tick.isOn}
              onChange={(_, isOn) => tick.onChange(isOn)}
              sx={{ ml: -0.5 }}
            />
            <Typography component="label" variant="body1" htmlFor={`${id}-${tick.value}`}>
              {tick.label}
            </Typography>
          </Box>
        ))}
      </Box>
      <FieldHelp id={`${id}-help`} help={help} error={error} />
    </Box>
  );
}
