"use client";

import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { FormFrame } from "@/components/ui/form-frame";
import { mailPresetDetails, type MailPreset } from "@/lib/core/mail-presets";
import type { ServerForm } from "./use-server-form";

/** Of a provider whose host differs by region: it fills the host in, and follows it. */
export function RegionField({ entry: { form, values }, preset }: { entry: ServerForm; preset: MailPreset }) {
  const { regions } = mailPresetDetails[preset];
  if (regions.length === 0) return null;
  const host = values.smtp_server.trim().toLowerCase();
  const isKnown = regions.some((region) => region.host === host);
  return (
    <FormFrame label="Region">
      {({ inputId, labelId }) => (
        <Select<string>
          id={inputId}
          labelId={labelId}
          value={isKnown ? host : ""}
          displayEmpty
          renderValue={() => regions.find((region) => region.host === host)?.label ?? "Another region"}
          onChange={({ target }) =>
            form.setValue("smtp_server", target.value, { shouldDirty: true, shouldValidate: true })
          }
        >
          {regions.map((region) => (
            <MenuItem key={region.host} value={region.host}>
              {region.label}
            </MenuItem>
          ))}
        </Select>
      )}
    </FormFrame>
  );
}
