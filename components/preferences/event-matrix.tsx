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
import { preferenceChannels, type PreferenceChannel } from "@/lib/core/channel-kind";
import { eventCatalogue, eventTypes, type EventType } from "@/lib/core/event";
import { eventGroups } from "./event-groups";
import type { PreferenceValues } from "./preference-values";

const labels: Record<PreferenceChannel, string> = {
  email: "Email",
  slack: "Slack",
  teams: "Teams",
  webhook: "Webhook",
};
/** The others follow when their kind of channel exists. */
const isActive = (channel: PreferenceChannel) => channel === "email";
const display = (channel: PreferenceChannel) =>
  isActive(channel) ? undefined : { xs: "none", sm: "table-cell" };

interface EventMatrixProps {
  control: Control<PreferenceValues>;
  isEmailOn: boolean;
}

export function EventMatrix({ control, isEmailOn }: EventMatrixProps) {
  const { field } = useController({ control, name: "off" });
  const off = new Set(field.value);
  const set = (cells: string[], isOn: boolean) => {
    const others = field.value.filter((cell) => !cells.includes(cell));
    field.onChange(isOn ? others : [...others, ...cells].sort());
  };
  const emailCells = eventTypes.map((type) => `${type}/email`);
  const offCount = emailCells.filter((cell) => off.has(cell)).length;

  return (
    <Box sx={{ display: "grid", gap: 1.5 }}>
      <Table size="small" sx={{ "& .MuiTableCell-root": { px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: "0 !important" }}>Event</TableCell>
            {preferenceChannels.map((channel) => (
              <TableCell key={channel} align="center" sx={{ width: 84, display: display(channel) }}>
                {labels[channel]}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          <TableRow>
            <TableCell component="th" scope="row" sx={{ pl: "0 !important" }}>
              All events
            </TableCell>
            {preferenceChannels.map((channel) => (
              <TableCell key={channel} align="center" sx={{ display: display(channel) }}>
                {isActive(channel) && (
                  <Checkbox
                    checked={offCount === 0}
                    indeterminate={offCount > 0 && offCount < emailCells.length}
                    disabled={!isEmailOn}
                    onChange={() => set(emailCells, offCount > 0)}
                    slotProps={{ input: { "aria-label": `All events by ${labels[channel]}` } }}
                  />
                )}
              </TableCell>
            ))}
          </TableRow>
          {eventGroups.map(({ label, types }) => (
            <Fragment key={label}>
              <TableRow>
                <TableCell
                  component="th"
                  scope="rowgroup"
                  colSpan={preferenceChannels.length + 1}
                  sx={{ pl: "0 !important", pt: 2, borderColor: "divider" }}
                >
                  <Typography component="span" variant="overline" color="textSecondary">
                    {label}
                  </Typography>
                </TableCell>
              </TableRow>
              {types.map((type) => (
                <EventRow key={type} type={type} off={off} isEmailOn={isEmailOn} onSet={set} />
              ))}
            </Fragment>
          ))}
        </TableBody>
      </Table>
      <Typography variant="body2" color="textSecondary">
        {isEmailOn
          ? "Slack, Teams and webhook can be chosen here once an admin adds these channels."
          : "Email is switched off above, so nothing here has an effect. The choices are kept."}
      </Typography>
    </Box>
  );
}

interface EventRowProps {
  type: EventType;
  off: ReadonlySet<string>;
  isEmailOn: boolean;
  onSet: (cells: string[], isOn: boolean) => void;
}

function EventRow({ type, off, isEmailOn, onSet }: EventRowProps) {
  const { label, severity } = eventCatalogue[type];
  return (
    <TableRow>
      <TableCell component="th" scope="row" sx={{ pl: "0 !important" }}>
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
          <TableCell key={channel} align="center" sx={{ display: display(channel) }}>
            {isActive(channel) ? (
              <Checkbox
                checked={!off.has(cell)}
                disabled={!isEmailOn}
                onChange={(_, isOn) => onSet([cell], isOn)}
                slotProps={{ input: { "aria-label": `${label} by ${labels[channel]}` } }}
              />
            ) : (
              <Typography component="span" variant="inherit" color="textDisabled" aria-hidden>
                –
              </Typography>
            )}
          </TableCell>
        );
      })}
    </TableRow>
  );
}
