"use client";

import Box from "@mui/material/Box";
import FormHelperText from "@mui/material/FormHelperText";
import { useController, type Control } from "react-hook-form";
import { EventTable } from "@/components/preferences/event-table";
import { eventCatalogue, eventTypes, type EventType } from "@/lib/core/event";
import type { ChannelValues } from "./channel-values";

const width = { width: 92 };
const columns = [
  { key: "event_types", label: "Told here", sx: width },
  { key: "fallback_for", label: "Stands in", sx: width },
] as const;

const words = {
  event_types: { all: "All events told here", one: "Told here" },
  fallback_for: { all: "Stands in for all events", one: "Stands in" },
} as const;

/** Which events are told in the channel, and for which it takes over when another one fails. */
export function EventsField({ control }: { control: Control<ChannelValues> }) {
  const told = useController({ control, name: "event_types" });
  const standsIn = useController({ control, name: "fallback_for" });
  const fields = { event_types: told.field, fallback_for: standsIn.field };
  const error = told.fieldState.error?.message ?? standsIn.fieldState.error?.message;

  return (
    <Box sx={{ display: "grid", gap: 1 }}>
      {error && (
        <FormHelperText error role="alert">
          {error}
        </FormHelperText>
      )}
      <EventTable
        columns={columns}
        px={1}
        all={(column) => {
          const { value, onChange } = fields[column];
          const isAll = value.length === eventTypes.length;
          return {
            isOn: value.length > 0 && !isAll ? null : isAll,
            label: words[column].all,
            onChange: () => onChange(isAll ? [] : [...eventTypes]),
          };
        }}
        cell={(type, column) => {
          const { value, onChange } = fields[column];
          return {
            isOn: value.includes(type),
            label: `${eventCatalogue[type].label}: ${words[column].one}`,
            onChange: (isOn) => onChange(withType(value, type, isOn)),
          };
        }}
      />
    </Box>
  );
}

/** In the catalogue's order, so that a box that is ticked and unticked again is no change. */
function withType(chosen: readonly EventType[], type: EventType, isOn: boolean): EventType[] {
  return eventTypes.filter((other) => (other === type ? isOn : chosen.includes(other)));
}
