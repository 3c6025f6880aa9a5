"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import FormHelperText from "@mui/material/FormHelperText";
import { useFieldArray, type Control } from "react-hook-form";
import { FormDaysField } from "@/components/ui/form-days-field";
import { FormTimeField } from "@/components/ui/form-time-field";
import { MOST_QUIET_WINDOWS } from "@/lib/core/quiet-grid";
import type { PreferenceValues } from "./preference-values";

const usual = { start: "22:00", end: "07:00", days: [1, 2, 3, 4, 5, 6, 7] };

interface QuietWindowListProps {
  control: Control<PreferenceValues>;
  /** About the list as a whole. */
  error: string | undefined;
}

/** The quiet hours to the minute. */
export function QuietWindowList({ control, error }: QuietWindowListProps) {
  const { fields, append, remove } = useFieldArray({ control, name: "quiet_windows" });
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
      {fields.map(({ id }, index) => (
        <Box
          key={id}
          role="group"
          aria-label={`Quiet hours ${index + 1}`}
          sx={{ display: "flex", flexWrap: "wrap", alignItems: "flex-end", columnGap: 2, rowGap: 1 }}
        >
          <Box sx={{ width: 132 }}>
            <FormTimeField control={control} name={`quiet_windows.${index}.start`} label="From" />
          </Box>
          <Box sx={{ width: 132 }}>
            <FormTimeField control={control} name={`quiet_windows.${index}.end`} label="Until" />
          </Box>
          <Box sx={{ flex: "0 1 auto" }}>
            <FormDaysField control={control} name={`quiet_windows.${index}.days`} label="Begins on" />
          </Box>
          <Button variant="text" aria-label={`Remove quiet hours ${index + 1}`} onClick={() => remove(index)}>
            Remove
          </Button>
        </Box>
      ))}
      {error && (
        <FormHelperText error role="alert">
          {error}
        </FormHelperText>
      )}
      <Box sx={{ display: "flex", gap: 1, flexWrap: "wrap" }}>
        <Button disabled={fields.length >= MOST_QUIET_WINDOWS} onClick={() => append(usual)}>
          Add quiet hours
        </Button>
        {fields.length > 0 && (
          <Button variant="text" onClick={() => remove()}>
            Remove all
          </Button>
        )}
      </Box>
    </Box>
  );
}
