"use client";

import Box from "@mui/material/Box";
import { useState } from "react";
import { secondsOf, spanOf, timeUnits, type TimeUnit } from "@/lib/core/time-span";
import { PickOne } from "./pick-one";
import { RawInput } from "./raw-input";

const options = timeUnits.map((value) => ({ value, label: `${value}s` }));

interface DurationInputProps {
  label: string;
  ms: number;
  onChange: (ms: number) => void;
}

export function DurationInput({ label, ms, onChange }: DurationInputProps) {
  const [unit, setUnit] = useState<TimeUnit>(() => spanOf(ms / 1000).unit);
  const length = secondsOf[unit] * 1000;
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(64px, 1fr) minmax(104px, 1fr)", gap: 1 }}>
      <RawInput
        label={label}
        type="number"
        value={ms}
        textOf={(value) => String(value / length)}
        valueOf={(text) => Math.round(Number(text) * length)}
        onChange={onChange}
      />
      <PickOne
        label="Unit"
        value={unit}
        options={options}
        onChange={(next) => {
          setUnit(next);
          onChange(Math.round((ms / length) * secondsOf[next] * 1000));
        }}
      />
    </Box>
  );
}
