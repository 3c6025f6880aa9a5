"use client";

import Box from "@mui/material/Box";
import type { UseFormReturn } from "react-hook-form";
import { FormSecretField } from "@/components/ui/form-secret-field";
import { FormSelectField, type SelectOption } from "@/components/ui/form-select-field";
import { FormTextField } from "@/components/ui/form-text-field";
import type { SmtpSettingsView } from "@/lib/schemas/smtp";
import { Note } from "./note";
import { SmtpPresetField } from "./smtp-preset-field";
import type { SmtpValues } from "./smtp-values";

const securities: SelectOption[] = [
  { value: "starttls", label: "STARTTLS: plain at first, then encrypted (587)" },
  { value: "tls", label: "TLS: encrypted from the start (465)" },
  { value: "none", label: "None: not encrypted" },
];

interface SmtpServerFieldsProps {
  form: UseFormReturn<SmtpValues>;
  settings: SmtpSettingsView;
  isPasswordDropped: boolean;
}

export function SmtpServerFields({ form, settings, isPasswordDropped }: SmtpServerFieldsProps) {
  const { control, watch } = form;
  const isPlain = watch("security") === "none";
  return (
    <>
      <SmtpPresetField form={form} />
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) 112px", gap: 2, alignItems: "start" }}>
        <FormTextField
          control={control}
          name="smtp_server"
          label="Host"
          placeholder="smtp.example.org"
          mono
        />
        <FormTextField control={control} name="smtp_port" type="number" label="Port" />
      </Box>
      <FormSelectField
        control={control}
        name="security"
        label="Security"
        options={securities}
        help={
          isPlain
            ? "Password and messages can be read on the way. For servers on the same machine or network only."
            : undefined
        }
      />
      <FormTextField
        control={control}
        name="username"
        label="User name"
        optional
        autoComplete="off"
        help="Empty when the server asks for none."
      />
      <FormSecretField
        control={control}
        name="password"
        label="Password"
        optional
        status={settings.password}
      />
      {isPasswordDropped && (
        <Note state="attention">
          Another host or port drops the stored password, so that no other server gets it. Replace it with the
          one for this server.
        </Note>
      )}
    </>
  );
}
