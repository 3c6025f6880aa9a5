"use client";

import Box from "@mui/material/Box";
import { FormSelectField, type SelectOption } from "@/components/ui/form-select-field";
import { FormSwitchField } from "@/components/ui/form-switch-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { presetOfHost } from "@/lib/core/mail-presets";
import type { MailServerView } from "@/lib/schemas/mail-server";
import { PresetHelp } from "./preset-help";
import { RegionField } from "./region-field";
import { SenderFields } from "./sender-fields";
import { dropsSecrets } from "./server-values";
import { SignInFields } from "./sign-in-fields";
import type { ServerForm } from "./use-server-form";

const securities: SelectOption[] = [
  { value: "starttls", label: "STARTTLS: plain at first, then encrypted (587)" },
  { value: "tls", label: "TLS: encrypted from the start (465)" },
  { value: "none", label: "None: not encrypted" },
];

interface ServerFieldsProps {
  entry: ServerForm;
  /** Null: a new one. */
  server: MailServerView | null;
}

export function ServerFields({ entry, server }: ServerFieldsProps) {
  const { control } = entry.form;
  const { smtp_server, security } = entry.values;
  const preset = presetOfHost(smtp_server);
  const isPlain = security === "none";
  return (
    <>
      <Section title="Server">
        <PresetHelp key={preset} preset={preset} isOpen={server === null} />
        <RegionField entry={entry} preset={preset} />
        <Box
          sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) 112px", gap: 2, alignItems: "start" }}
        >
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
        <SignInFields entry={entry} server={server} preset={preset} />
        {server && dropsSecrets(server, entry.values) && (
          <Note state="attention">
            Another host or port drops the stored password, so that no other server gets it. Replace it with
            the one for this server.
          </Note>
        )}
      </Section>
      <Section title="Sender">
        <SenderFields control={control} />
      </Section>
      <Section title="Use">
        <FormSwitchField
          control={control}
          name="is_active"
          label="Send mails through this server"
          help="Off: the next one in the order is taken. Without any, messages go to the test inbox."
        />
        <FormTextField
          control={control}
          name="name"
          label="Name"
          optional
          placeholder={smtp_server || "Main server"}
          help="How you tell it from others; the host when empty."
        />
        <FormTextField
          control={control}
          name="rate_per_minute"
          type="number"
          label="Mails a minute"
          optional
          placeholder="No limit"
          help="At most; more of them wait their turn."
        />
        {!isPlain && (
          <FormTextField
            control={control}
            name="custom_ca"
            label="Certificate of your own authority"
            optional
            rows={4}
            mono
            placeholder={"-----BEGIN CERTIFICATE-----"}
            help="PEM. For a server whose certificate no public authority signed."
          />
        )}
      </Section>
    </>
  );
}
