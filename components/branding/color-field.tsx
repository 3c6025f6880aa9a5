"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { styled } from "@mui/material/styles";
import { useController, type Control } from "react-hook-form";
import { FormFrame } from "@/components/ui/form-frame";
import { StateIcon } from "@/components/ui/state-icon";
import { brandLook } from "@/lib/templates/brand";
import type { BrandingValues } from "./branding-values";
import { colorHint } from "./color-hint";

const ownColor = brandLook(null, "").color;

const Well = styled("input")(({ theme }) => ({
  width: 44,
  height: 36,
  padding: 3,
  flexShrink: 0,
  cursor: "pointer",
  border: `1px solid ${theme.vars.palette.line.strong}`,
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.vars.palette.background.default,
  "&:focus-visible": { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  "&:disabled": { cursor: "default", opacity: 0.6 },
}));

export function ColorField({ control, disabled }: { control: Control<BrandingValues>; disabled: boolean }) {
  const { field, fieldState } = useController({ control, name: "color", disabled });
  const written = String(field.value);
  const hint = colorHint(written || ownColor);

  return (
    <FormFrame
      label="Colour"
      help={
        hint && (
          <Box component="span" role="status" sx={{ display: "flex", gap: 0.75, alignItems: "flex-start" }}>
            <Box component="span" sx={{ display: "inline-flex", pt: "1px" }}>
              <StateIcon state={hint.state} />
            </Box>
            {hint.words}
          </Box>
        )
      }
      error={fieldState.error?.message}
    >
      {({ inputId, describedBy }) => (
        <Box sx={{ display: "flex", gap: 1, alignItems: "center", flexWrap: "wrap" }}>
          <Well
            type="color"
            aria-label="Pick a colour"
            value={hint ? (written || ownColor).toLowerCase() : ownColor}
            disabled={disabled}
            onChange={(event) => field.onChange(event.target.value)}
          />
          <OutlinedInput
            id={inputId}
            value={written}
            placeholder={ownColor}
            disabled={disabled}
            onChange={(event) => field.onChange(event.target.value)}
            onBlur={field.onBlur}
            inputRef={field.ref}
            aria-describedby={describedBy}
            sx={(theme) => ({ width: 128, "& input": theme.typography.code })}
          />
          {written !== "" && !disabled && (
            <Button variant="text" onClick={() => field.onChange("")}>
              Use Runbell’s own
            </Button>
          )}
        </Box>
      )}
    </FormFrame>
  );
}
