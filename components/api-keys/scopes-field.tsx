"use client";

import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { useController, type Control } from "react-hook-form";
import { scopes } from "@/lib/core/actor";
import type { KeyValues } from "./key-values";
import { scopeWords } from "./scope-words";

export function ScopesField({ control }: { control: Control<KeyValues> }) {
  const { field, fieldState } = useController({ control, name: "scopes" });
  const id = useId();
  return (
    <Box
      component="fieldset"
      aria-describedby={fieldState.error ? `${id}-error` : undefined}
      sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}
    >
      <FormLabel component="legend" sx={{ p: 0, mb: 0.5 }}>
        It may
      </FormLabel>
      {fieldState.error && (
        <FormHelperText id={`${id}-error`} error role="alert">
          {fieldState.error.message}
        </FormHelperText>
      )}
      {scopes.map((scope, index) => (
        <Box
          key={scope}
          sx={{ display: "grid", gridTemplateColumns: "26px minmax(0, 1fr)", columnGap: 1, py: 0.5 }}
        >
          <Checkbox
            id={`${id}-${scope}`}
            checked={field.value.includes(scope)}
            onChange={(_, isOn) =>
              field.onChange(isOn ? [...field.value, scope] : field.value.filter((other) => other !== scope))
            }
            onBlur={field.onBlur}
            sx={{ alignSelf: "start", ml: -0.5, mt: -0.25 }}
            slotProps={{
              input: { ref: index === 0 ? field.ref : undefined, "aria-describedby": `${id}-${scope}-help` },
            }}
          />
          <Box>
            <Typography component="label" variant="code" htmlFor={`${id}-${scope}`} sx={{ display: "block" }}>
              {scope}
            </Typography>
            <Typography id={`${id}-${scope}-help`} component="div" variant="caption" color="textSecondary">
              {scopeWords[scope]}
            </Typography>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
