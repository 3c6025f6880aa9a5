"use client";

import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import { TextInput } from "@/components/steps/fields/text-input";
import { findCronProblem } from "@/lib/core/cron";
import { MIN_EVERY_SECONDS, scheduleWords } from "@/lib/core/schedule";
import { cronPresets } from "./cron-presets";

interface CronInputProps {
  cron: string;
  onChange: (cron: string) => void;
  error: string | undefined;
}

export function CronInput({ cron, onChange, error }: CronInputProps) {
  return (
    <Box sx={{ display: "grid", gap: 1 }}>
      <TextInput
        label="Cron expression"
        mono
        maxLength={120}
        placeholder="30 2 * * 1-5"
        value={cron}
        onChange={onChange}
        help={cronHelp(cron)}
        error={error}
      />
      <Box role="group" aria-label="Often wanted" sx={{ display: "flex", flexWrap: "wrap", gap: 0.75 }}>
        {cronPresets.map((preset) => (
          <Chip
            key={preset.cron}
            variant="outlined"
            label={preset.label}
            color={preset.cron === cron.trim() ? "primary" : "default"}
            aria-pressed={preset.cron === cron.trim()}
            onClick={() => onChange(preset.cron)}
          />
        ))}
      </Box>
    </Box>
  );
}

function cronHelp(cron: string): string {
  const isWhole = cron.trim() !== "" && findCronProblem(cron.trim(), MIN_EVERY_SECONDS) === null;
  if (isWhole) return `${scheduleWords({ cron: cron.trim(), everySeconds: null })}.`;
  return "Minute, hour, day of the month, month, day of the week.";
}
