"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import FormLabel from "@mui/material/FormLabel";
import OutlinedInput from "@mui/material/OutlinedInput";
import Popover from "@mui/material/Popover";
import Typography from "@mui/material/Typography";
import { DateTime } from "luxon";
import { useId, useState } from "react";
import { useTimeStyle } from "@/components/ui/time-style";
import { useUrlState } from "@/components/ui/use-url-state";
import { isDay, periodWords } from "./period";

const spans = [
  { label: "Today", days: 0 },
  { label: "Yesterday and today", days: 1 },
  { label: "Last 7 days", days: 6 },
  { label: "Last 30 days", days: 29 },
];

/** From and to, as days in the query string. */
export function PeriodFilter() {
  const url = useUrlState();
  const style = useTimeStyle();
  const { zone } = style;
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [from, to] = [url.get("from"), url.get("to")];
  const words = periodWords(from, to, style);
  const since = (days: number) => DateTime.now().setZone(zone).minus({ days }).toISODate();
  const choose = (changes: Record<string, string | null>) => {
    url.set({ ...changes, cursor: null });
    setAnchor(null);
  };

  return (
    <>
      <Button
        variant={words ? "outlined" : "text"}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={words ? { minHeight: 28, py: 0 } : undefined}
      >
        {words ?? "Any time"}
      </Button>
      <Popover
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{ paper: { role: "dialog", "aria-label": "Period", sx: { mt: 0.5, p: 2 } } }}
      >
        <Box sx={{ display: "grid", gap: 2, maxWidth: 320 }}>
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
            {spans.map(({ label, days }) => (
              <Button key={label} size="small" onClick={() => choose({ from: since(days), to: null })}>
                {label}
              </Button>
            ))}
          </Box>
          <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 1.5 }}>
            <DayField
              id={`${id}-from`}
              label="From"
              value={from}
              onChange={(day) => url.set({ from: day, cursor: null })}
            />
            <DayField
              id={`${id}-to`}
              label="To"
              value={to}
              onChange={(day) => url.set({ to: day, cursor: null })}
            />
          </Box>
          <Typography variant="caption" color="textSecondary">
            Whole days, {zone.replaceAll("_", " ")}.
          </Typography>
          <Box sx={{ display: "flex", justifyContent: "flex-end", gap: 1 }}>
            <Button variant="text" disabled={!words} onClick={() => choose({ from: null, to: null })}>
              Any time
            </Button>
            <Button onClick={() => setAnchor(null)}>Done</Button>
          </Box>
        </Box>
      </Popover>
    </>
  );
}

interface DayFieldProps {
  id: string;
  label: string;
  value: string | null;
  onChange: (day: string | null) => void;
}

function DayField({ id, label, value, onChange }: DayFieldProps) {
  return (
    <Box sx={{ display: "grid", gap: 0.5 }}>
      <FormLabel htmlFor={id}>{label}</FormLabel>
      <OutlinedInput
        id={id}
        type="date"
        value={isDay(value) ? value : ""}
        onChange={({ target }) => onChange(target.value || null)}
      />
    </Box>
  );
}
