"use client";

import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import type { UseFormReturn } from "react-hook-form";
import { FormFrame } from "@/components/ui/form-frame";
import { Note } from "./note";
import { presetOfHost, smtpPresets } from "./smtp-presets";
import type { SmtpValues } from "./smtp-values";

const CUSTOM = "custom";

/** Follows the host: it is no setting of its own. */
export function SmtpPresetField({ form: { watch, setValue } }: { form: UseFormReturn<SmtpValues> }) {
  const preset = presetOfHost(watch("smtp_server") ?? "");
  const choose = (id: string) => {
    const chosen = smtpPresets.find((candidate) => candidate.id === id);
    const options = { shouldDirty: true, shouldValidate: chosen !== undefined };
    setValue("smtp_server", chosen?.host ?? "", options);
    if (!chosen) return;
    setValue("smtp_port", chosen.port, options);
    setValue("security", chosen.security, options);
  };

  return (
    <>
      <FormFrame
        label="Provider"
        help={preset ? preset.help : "Choose one to fill in host, port and security."}
      >
        {({ inputId, labelId, describedBy }) => (
          <Select<string>
            id={inputId}
            labelId={labelId}
            value={preset?.id ?? CUSTOM}
            onChange={({ target }) => choose(target.value)}
            SelectDisplayProps={{ "aria-describedby": describedBy }}
          >
            {smtpPresets.map(({ id, label }) => (
              <MenuItem key={id} value={id}>
                {label}
              </MenuItem>
            ))}
            <MenuItem value={CUSTOM}>Another server</MenuItem>
          </Select>
        )}
      </FormFrame>
      {preset?.warning && <Note state="attention">{preset.warning}</Note>}
    </>
  );
}
