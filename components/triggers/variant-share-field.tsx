"use client";

import Box from "@mui/material/Box";
import Slider from "@mui/material/Slider";
import { useController, type Control } from "react-hook-form";
import { FormTextField } from "@/components/ui/form-text-field";
import type { TriggerValues } from "./trigger-values";

/** As a slider, and as a number for whom the slider is too coarse. */
export function VariantShareField({ control }: { control: Control<TriggerValues> }) {
  const { field } = useController({ control, name: "variant_percent" });
  const percent = Math.min(100, Math.max(0, field.value ?? 0));
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: "128px minmax(0, 1fr)",
        columnGap: 3,
        alignItems: "start",
      }}
    >
      <FormTextField control={control} name="variant_percent" type="number" label="Who gets it" after="%" />
      <Box sx={{ pt: 3, px: 1 }}>
        <Slider
          aria-label="Share of the recipients who get it"
          value={percent}
          step={5}
          valueLabelDisplay="off"
          getAriaValueText={(value) => `${value} percent`}
          onChange={(_, value) => field.onChange(value)}
        />
      </Box>
    </Box>
  );
}
