"use client";

import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import { Fragment } from "react";
import { useController, type Control } from "react-hook-form";
import { channelLabels } from "@/components/runs/notification-state";
import { preferenceChannels, type PreferenceChannel } from "@/lib/core/channel-kind";
import { eventCatalogue, eventTypes, type EventType } from "@/lib/core/event";
import { eventGroups } from "./event-groups";
import type { PreferenceValues } from "./preference-values";

/** Whether each channel is switched on above. */
export type ChannelsOn = Record<PreferenceChannel, boolean>;

interface EventMatrixProps {
  control: Control<PreferenceValues>;
  on: ChannelsOn;
}

const first = { pl: "0 !important" };

/** On narrow screens only what has an effect. */
const columnOf = (channel: PreferenceChannel, on: ChannelsOn) => ({
  width: { xs: 58, sm: 84 },
  display: on[channel] || channel === "email" ? undefined : { xs: "none", sm: "table-cell" },
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
      <Table size="small" sx={{ "& .MuiTableCell-root": { px: { xs: 0.5, sm: 1 } } }}>
        <TableHead>
          <TableRow>
            <TableCell sx={first}>Event</TableCell>
            {preferenceChannels.map((channel) => (
              <TableCell key={channel} align="center" sx={columnOf(channel, on)}>
                {channelLabels[channel]}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          <TableRow>
            <TableCell component="th" scope="row" sx={first}>
              All events
            </TableCell>
            {preferenceChannels.map((channel) => {
              const cells = eventTypes.map((type) => `${type}/${channel}`);
              const offCount = cells.filter((cell) => off.has(cell)).length;
              return (
                <TableCell key={channel} align="center" sx={columnOf(channel, on)}>
                  <Checkbox
                    checked={offCount === 0}
                    indeterminate={offCount > 0 && offCount < cells.length}
                    disabled={!on[channel]}
                    onChange={() => set(cells, offCount > 0)}
                    slotProps={{ input: { "aria-label": `All events by ${channelLabels[channel]}` } }}
                  />
                </TableCell>
              );
            })}
          </TableRow>
          {eventGroups.map(({ label, types }) => (
            <Fragment key={label}>
              <TableRow>
                <TableCell
                  component="th"
                  scope="rowgroup"
                  colSpan={preferenceChannels.length + 1}
                  sx={{ ...first, pt: 2, borderColor: "divider" }}
                >
                  <Typography component="span" variant="overline" color="textSecondary">
                    {label}
                  </Typography>
                </TableCell>
              </TableRow>
              {types.map((type) => (
                <EventRow key={type} type={type} off={off} on={on} onSet={set} />
              ))}
            </Fragment>
          ))}
        </TableBody>
      </Table>
      <Typography variant="body2" color="textSecondary">
        {preferenceChannels.some((channel) => on[channel])
          ? "A channel that is switched off above has no effect here. The choices are kept."
          : "Every channel is switched off above, so nothing here has an effect. The choices are kept."}
      </Typography>
    </Box>
  );
}

interface EventRowProps {
  type: EventType;
  off: ReadonlySet<string>;
  on: ChannelsOn;
  onSet: (cells: string[], isOn: boolean) => void;
}

function EventRow({ type, off, on, onSet }: EventRowProps) {
  const { label, severity } = eventCatalogue[type];
  return (
    <TableRow>
      <TableCell component="th" scope="row" sx={first}>
        {label}
        {severity === "critical" && (
          <Typography component="span" variant="caption" color="textSecondary">
            {" "}
            critical
          </Typography>
        )}
      </TableCell>
      {preferenceChannels.map((channel) => {
        const cell = `${type}/${channel}`;
        return (
          <TableCell key={channel} align="center" sx={columnOf(channel, on)}>
            <Checkbox
              checked={!off.has(cell)}
              disabled={!on[channel]}
              onChange={(_, isOn) => onSet([cell], isOn)}
              slotProps={{ input: { "aria-label": `${label} by ${channelLabels[channel]}` } }}
            />
          </TableCell>
        );
      })}
    </TableRow>
  );
}
