import Checkbox from "@mui/material/Checkbox";
import type { SxProps, Theme } from "@mui/material/styles";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import { Fragment } from "react";
import { eventCatalogue, type EventType } from "@/lib/core/event";
import { eventGroups } from "./event-groups";

export interface EventColumn<Key extends string> {
  key: Key;
  label: string;
  sx: SxProps<Theme>;
}

/** A box to tick. */
export interface EventCell {
  /** Null: some of those that it stands for. */
  isOn: boolean | null;
  /** What it is for, read aloud. */
  label: string;
  disabled?: boolean;
  onChange: (isOn: boolean) => void;
}

interface EventTableProps<Key extends string> {
  columns: readonly EventColumn<Key>[];
  /** Of each cell, to the left and right. */
  px: number | { xs: number; sm: number };
  all: (column: Key) => EventCell;
  cell: (type: EventType, column: Key) => EventCell;
  /** Behind an event's name. */
  note?: (type: EventType) => string | null;
}

const first = { pl: "0 !important" };

/** Every event type in its group, with a box in each column, and one for all of a column. */
export function EventTable<Key extends string>({ columns, px, all, cell, note }: EventTableProps<Key>) {
  return (
    <Table size="small" sx={{ "& .MuiTableCell-root": { px } }}>
      <TableHead>
        <TableRow>
          <TableCell sx={first}>Event</TableCell>
          {columns.map(({ key, label, sx }) => (
            <TableCell key={key} align="center" sx={sx}>
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
          {columns.map(({ key, sx }) => (
            <BoxCell key={key} sx={sx} {...all(key)} />
          ))}
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
                  <Typography component="span" variant="caption" color="textSecondary">
                    {" "}
                    {note?.(type)}
                  </Typography>
                </TableCell>
                {columns.map(({ key, sx }) => (
                  <BoxCell key={key} sx={sx} {...cell(type, key)} />
                ))}
              </TableRow>
            ))}
          </Fragment>
        ))}
      </TableBody>
    </Table>
  );
}

function BoxCell({ isOn, label, disabled, onChange, sx }: EventCell & { sx: SxProps<Theme> }) {
  return (
    <TableCell align="center" sx={sx}>
      <Checkbox
        checked={isOn === true}
        indeterminate={isOn === null}
        disabled={disabled}
        onChange={(_, checked) => onChange(checked)}
        slotProps={{ input: { "aria-label": label } }}
      />
    </TableCell>
  );
}
