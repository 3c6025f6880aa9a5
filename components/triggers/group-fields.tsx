"use client";

import Box from "@mui/material/Box";
import { useController } from "react-hook-form";
import { FormTextField } from "@/components/ui/form-text-field";
import { groupFields, type GroupField } from "@/lib/core/group";
import { TickGroup } from "./tick-group";
import type { TriggerForm } from "./use-trigger-form";

const labels: Record<GroupField, string> = {
  event_type: "The same event",
  job: "The same job",
  target: "The same target",
  severity: "The same severity",
};

/** What alike events are gathered by, and for how long. */
export function GroupFields({ entry }: { entry: TriggerForm }) {
  const { control } = entry.form;
  const { field, fieldState } = useController({ control, name: "group_by" });
  const withField = (one: GroupField, isOn: boolean) =>
    groupFields.filter((other) => (other === one ? isOn : field.value.includes(other)));

  return (
    <>
      <TickGroup
        label="Tell together what has"
        help="None ticked: each event is told on its own."
        error={fieldState.error?.message}
        ticks={groupFields.map((one) => ({
          value: one,
          label: labels[one],
          isOn: field.value.includes(one),
          onChange: (isOn) => field.onChange(withField(one, isOn)),
        }))}
      />
      {field.value.length > 0 && (
        <Box sx={{ display: "grid", gridTemplateColumns: { sm: "minmax(0, 1fr) minmax(0, 1fr)" }, gap: 2 }}>
          <FormTextField
            control={control}
            name="group_wait_seconds"
            type="number"
            label="Wait for others"
            after="seconds"
            help="From the first one to the message."
          />
          <FormTextField
            control={control}
            name="group_interval_seconds"
            type="number"
            label="Until the next message"
            after="seconds"
            help="What comes in between is gathered."
          />
        </Box>
      )}
    </>
  );
}
