"use client";

import Box from "@mui/material/Box";
import type { Control } from "react-hook-form";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormTimeField } from "@/components/ui/form-time-field";
import { useNow } from "@/components/ui/use-now";
import { nextDigest } from "@/lib/core/digest";
import { dayAndTime } from "./describe-quiet";
import type { PreferenceValues } from "./preference-values";

const options = [
  { value: "immediate", label: "At once" },
  { value: "hourly", label: "Every hour, in one message" },
  { value: "daily", label: "Once a day, in one message" },
];

interface FrequencyFieldsProps {
  control: Control<PreferenceValues>;
  values: PreferenceValues;
}

export function FrequencyFields({ control, values }: FrequencyFieldsProps) {
  const now = useNow(30_000);
  const { notification_frequency: frequency, digest_time: time, timezone: zone } = values;
  const next =
    now === null || time === null || !zone ? null : nextDigest(new Date(now), { frequency, time, zone });
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 2, rowGap: 2.5 }}>
      <Box sx={{ flex: "0 1 320px" }}>
        <FormSelectField
          control={control}
          name="notification_frequency"
          label="Messages come"
          options={options}
          help={
            next
              ? `Next digest: ${dayAndTime(next, new Date(now ?? 0), zone)}. What a job’s step or a program writes to you comes at once.`
              : "Each message comes on its own."
          }
        />
      </Box>
      {frequency === "daily" && (
        <Box sx={{ width: 140 }}>
          <FormTimeField control={control} name="digest_time" label="At" />
        </Box>
      )}
    </Box>
  );
}
