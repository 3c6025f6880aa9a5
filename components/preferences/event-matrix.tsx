"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useController, type Control } from "react-hook-form";
import { channelLabels } from "@/components/runs/notification-state";
import { preferenceChannels, type PreferenceChannel } from "@/lib/core/channel-kind";
import { eventCatalogue, eventTypes } from "@/lib/core/event";
import { EventTable } from "./event-table";
import type { PreferenceValues } from "./preference-values";

/** Whether each channel is switched on above. */
export type ChannelsOn = Record<PreferenceChannel, boolean>;

interface EventMatrixProps {
  control: Control<PreferenceValues>;
  on: ChannelsOn;
}

/** On narrow screens only what has an effect. */
const columnOf = (channel: PreferenceChannel, on: ChannelsOn) => ({
  key: channel,
  label: channelLabels[channel],
  sx: {
    width: { xs: 58, sm: 84 },
    display: on[channel] || channel === "email" ? undefined : { xs: "none", sm: "table-cell" },
  },
});

export function EventMatrix({ control, on }: EventMatrixProps) {
  const { field } = useController({ control, name: "off" });
  const off = new Set(field.value);
  const set = (cells: string[], isOn: boolean) => {
    const others = field.value.filter((cell) => !cells.includes(cell));
    field.onChange(isOn ? others : [...others, ...cells].sort());
  };

  return (
    <Box sx={{ display: "grid", gap: 1.5 }}>
      <EventTable
        columns={preferenceChannels.map((channel) => columnOf(channel, on))}
        px={{ xs: 0.5, sm: 1 }}
        note={(type) => (eventCatalogue[type].severity === "critical" ? "critical" : null)}
        all={(channel) => {
          const cells = eventTypes.map((type) => `${type}/${channel}`);
          const offCount = cells.filter((cell) => off.has(cell)).length;
          return {
            isOn: offCount > 0 && offCount < cells.length ? null : offCount === 0,
            label: `All events by ${channelLabels[channel]}`,
            disabled: !on[channel],
            onChange: () => set(cells, offCount > 0),
          };
        }}
        cell={(type, channel) => {
          const cell = `${type}/${channel}`;
          return {
            isOn: !off.has(cell),
            label: `${eventCatalogue[type].label} by ${channelLabels[channel]}`,
            disabled: !on[channel],
            onChange: (isOn) => set([cell], isOn),
          };
        }}
      />
      <Typography variant="body2" color="textSecondary">
        {preferenceChannels.some((channel) => on[channel])
          ? "A channel that is switched off above has no effect here. The choices are kept."
          : "Every channel is switched off above, so nothing here has an effect. The choices are kept."}
      </Typography>
    </Box>
  );
}
