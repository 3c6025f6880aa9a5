"use client";

import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import { useHasRole } from "@/lib/client/me";
import type { JobSummary } from "@/lib/schemas/job";
import { useChangeJob } from "./use-job-menu";

/** Whether a job runs at all. */
export function JobSwitch({ job }: { job: JobSummary }) {
  const { change, isChanging } = useChangeJob(job);
  const isAuthor = useHasRole("author");
  const { name, enabled } = job;
  return (
    <FormControlLabel
      label={enabled ? "On" : "Off"}
      slotProps={{ typography: { variant: "body2" } }}
      control={
        <Switch
          checked={enabled}
          disabled={!isAuthor || isChanging}
          onChange={(_, isOn) => change({ enabled: isOn }, `${name} is switched ${isOn ? "on" : "off"}.`)}
          slotProps={{ input: { role: "switch", "aria-label": `${name} is switched on` } }}
        />
      }
    />
  );
}
