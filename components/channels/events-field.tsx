"use client";

import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormHelperText from "@mui/material/FormHelperText";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import { Fragment } from "react";
import { useController, type Control } from "react-hook-form";
import { eventGroups } from "@/components/preferences/event-groups";
import { eventCatalogue, eventTypes, type EventType } from "@/lib/core/event";
import type { ChannelValues } from "./channel-values";

const columns = [
  { name: "event_types", label: "Told here", all: "All events told here" },
  { name: "fallback_for", label: "Stands in", all: "Stands in for all events" },
] as const;

const first = { pl: "0 !important" };

/** Which events are told in the channel, and for which it takes over when another one fails. */
export function EventsField({ control }: { control: Control<ChannelValues> }) {
  const told = useController({ control, name: "event_types" });
  const standsIn = useController({ control, name: "fallback_for" });
  const fields = { event_types: told, fallback_for: standsIn };
  const error = told.fieldState.error?.message ?? standsIn.fieldState.error?.message;

  return (
    <Box sx={{ display: "grid", gap: 1 }}>
      {error && (
        <FormHelperText error role="alert">
          {error}
        </FormHelperText>
      )}
      <Table size="small" sx={{ "& .MuiTableCell-root": { px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell sx={first}>Event</TableCell>
            {columns.map(({ name, label }) => (
              <TableCell key={name} align="center" sx={{ width: 92 }}>
                {label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          <TableRow>
            <TableCell component="th" scope="row" sx={first}>
              All events
            </TableCell>
            {columns.map(({ name, all }) => {
              const { field } = fields[name];
              const isAll = field.value.length === eventTypes.length;
              return (
                <TableCell key={name} align="center">
                  <Checkbox
                    checked={isAll}
                    indeterminate={field.value.length > 0 && !isAll}
                    onChange={() => field.onChange(isAll ? [] : [...eventTypes])}
                    slotProps={{ input: { "aria-label": all } }}
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
                  colSpan={columns.length + 1}
                  sx={{ ...first, pt: 2, borderColor: "divider" }}
                >
                  <Typography component="span" variant="overline" color="textSecondary">
                    {label}
                  </Typography>
                </TableCell>
              </TableRow>
              {types.map((type) => (
                <TableRow key={type}>
                  <TableCell component="th" scope="row" sx={first}>
                    {eventCatalogue[type].label}
                  </TableCell>
                  {columns.map((column) => {
                    const { field } = fields[column.name];
                    return (
                      <TableCell key={column.name} align="center">
                        <Checkbox
                          checked={field.value.includes(type)}
                          onChange={(_, isOn) => field.onChange(withType(field.value, type, isOn))}
                          slotProps={{
                            input: { "aria-label": `${eventCatalogue[type].label}: ${column.label}` },
                          }}
                        />
                      </TableCell>
                    );
                  })}
                </TableRow>
              ))}
            </Fragment>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

/** In the catalogue's order, so that a box that is ticked and unticked again is no change. */
function withType(chosen: readonly EventType[], type: EventType, isOn: boolean): EventType[] {
  return eventTypes.filter((other) => (other === type ? isOn : chosen.includes(other)));
}
