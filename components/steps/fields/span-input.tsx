"use client";

import Box from "@mui/material/Box";
import FormLabel from "@mui/material/FormLabel";
import MenuItem from "@mui/material/MenuItem";
import OutlinedInput from "@mui/material/OutlinedInput";
import Select from "@mui/material/Select";
import Typography from "@mui/material/Typography";
import { useId, useState, type ReactNode } from "react";
import { FieldHelp } from "@/components/ui/field-help";
import { secondsOf, spanOf, timeUnits, type TimeUnit } from "@/lib/core/time-span";

interface SpanInputProps {
  label: string;
  /** Null: none. */
  seconds: number | null;
  onChange: (seconds: number | null) => void;
  help?: ReactNode;
  error?: string;
  optional?: boolean;
  placeholder?: string;
  /** While none is entered. */
  unit?: TimeUnit;
}

/** A length of time in the unit that is chosen. */
export function SpanInput(props: SpanInputProps) {
  const { label, seconds, onChange, help, error, optional, placeholder } = props;
  const [unit, setUnit] = useState<TimeUnit>(() =>
    seconds ? spanOf(seconds).unit : (props.unit ?? "minute"),
  );
  const size = secondsOf[unit];
  const change = (count: number | null, next: number) =>
    onChange(count === null ? null : Math.round(count * next));
  const count = seconds === null ? null : seconds / size;
  const id = useId();
  // Two inputs are too many for MUI's FormControl, so the frame is drawn here.
  return (
    <Box sx={{ display: "grid", gap: 0.5, alignContent: "start", gridTemplateColumns: "minmax(0, 1fr)" }}>
      <Box sx={{ display: "flex", gap: 1 }}>
        <FormLabel htmlFor={id} error={error !== undefined}>
          {label}
        </FormLabel>
        {optional && (
          <Typography component="span" variant="body2" color="textSecondary">
            optional
          </Typography>
        )}
      </Box>
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(72px, 140px) minmax(104px, 128px)", gap: 1 }}>
        <OutlinedInput
          id={id}
          type="number"
          error={error !== undefined}
          value={count === null ? "" : Number(count.toFixed(3))}
          placeholder={placeholder}
          onChange={({ target }) => change(target.value === "" ? null : Number(target.value), size)}
          autoComplete="off"
          aria-describedby={(error ?? help) ? `${id}-help` : undefined}
        />
        <Select<TimeUnit>
          value={unit}
          onChange={({ target }) => {
            const next = target.value as TimeUnit;
            setUnit(next);
            change(count, secondsOf[next]);
          }}
          SelectDisplayProps={{ "aria-label": `${label}: unit` }}
        >
          {timeUnits.map((value) => (
            <MenuItem key={value} value={value}>
              {value}s
            </MenuItem>
          ))}
        </Select>
      </Box>
      <FieldHelp id={`${id}-help`} help={help} error={error} />
    </Box>
  );
}
