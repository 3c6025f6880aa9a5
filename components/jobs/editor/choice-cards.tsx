"use client";

import Box from "@mui/material/Box";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import Typography from "@mui/material/Typography";
import { useId } from "react";

interface ChoiceCardsProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; sentence?: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, each with a sentence that says what follows from it. */
export function ChoiceCards<Value extends string>({
  label,
  value,
  options,
  onChange,
}: ChoiceCardsProps<Value>) {
  const id = useId();
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <FormLabel component="legend" sx={{ p: 0, mb: 0.75 }}>
        {label}
      </FormLabel>
      <Box sx={{ display: "grid", gap: 1 }}>
        {options.map((option) => (
          <Box key={option.value} sx={{ display: "flex", gap: 0.75, alignItems: "flex-start" }}>
            <Radio
              id={`${id}-${option.value}`}
              name={id}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              sx={{ ml: -0.5, p: 0.5 }}
              slotProps={{
                input: { "aria-describedby": option.sentence ? `${id}-${option.value}-help` : undefined },
              }}
            />
            <Box sx={{ pt: 0.25 }}>
              <Typography component="label" variant="body1" htmlFor={`${id}-${option.value}`}>
                {option.label}
              </Typography>
              {option.sentence && (
                <FormHelperText component="div" id={`${id}-${option.value}-help`} sx={{ mt: 0 }}>
                  {option.sentence}
                </FormHelperText>
              )}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
