"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@mui/material/Box";
import { useMemo } from "react";
import { FormSwitchField } from "@/components/ui/form-switch-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { SaveBar } from "@/components/ui/save-bar";
import { Section } from "@/components/ui/section";
import { useToast } from "@/components/ui/toast";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useStoredForm } from "@/components/ui/use-stored-form";
import { useSaveSmtpSettings } from "@/lib/client/smtp";
import type { SmtpSettingsView } from "@/lib/schemas/smtp";
import { SmtpServerFields } from "./smtp-server-fields";
import { SmtpTest } from "./smtp-test";
import { dropsPassword, smtpChangeWords, smtpInputOf, SmtpValues, smtpValuesOf } from "./smtp-values";

const resolver = zodResolver(SmtpValues);

const fields = {
  "/smtp_server": "smtp_server",
  "/smtp_port": "smtp_port",
  "/security": "security",
  "/username": "username",
  "/password": "password",
  "/from_email": "from_email",
  "/from_name": "from_name",
  "/reply_to": "reply_to",
  "/subject_prefix": "subject_prefix",
} as const;

export function SmtpForm({ settings }: { settings: SmtpSettingsView }) {
  const saved = useMemo(() => smtpValuesOf(settings), [settings]);
  const { form, base, values } = useStoredForm(saved, resolver);
  const { control, reset } = form;
  const changes = smtpChangeWords(base, values);
  const save = useSaveSmtpSettings();
  const toast = useToast();

  const { submit, refusal, forgetRefusal } = useFormSubmit(form, fields, async (entered) => {
    reset(smtpValuesOf(await save.mutateAsync(smtpInputOf(entered))));
    toast({ state: "ok", message: "The email settings are saved. Send yourself a test mail." });
  });

  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 560px) minmax(280px, 360px)" },
        columnGap: 8,
        rowGap: 5,
        alignItems: "start",
      }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 5 }}>
          <Section title="Server">
            <SmtpServerFields
              form={form}
              settings={settings}
              isPasswordDropped={dropsPassword(settings, values)}
            />
          </Section>
          <Section title="Sender">
            <FormTextField
              control={control}
              name="from_email"
              type="email"
              label="From address"
              placeholder="bell@example.org"
              help="The server has to allow it."
            />
            <FormTextField
              control={control}
              name="from_name"
              label="From name"
              optional
              placeholder="Runbell"
            />
            <FormTextField
              control={control}
              name="reply_to"
              type="email"
              label="Reply-to"
              optional
              help="Where answers go; the from address when empty."
            />
            <FormTextField
              control={control}
              name="subject_prefix"
              label="Subject prefix"
              optional
              placeholder="[prod]"
              help="Stands before every subject."
            />
          </Section>
          <Section title="Use">
            <FormSwitchField
              control={control}
              name="is_active"
              label="Send messages through this server"
              help="Off: they go to the test inbox, and nobody gets a mail."
            />
          </Section>
        </Box>
        <SaveBar
          changes={changes}
          isSaving={save.isPending}
          error={refusal}
          saveLabel="Save settings"
          onDiscard={() => {
            reset(saved);
            forgetRefusal();
          }}
        />
      </form>
      <Box sx={{ position: { lg: "sticky" }, top: 80 }}>
        <SmtpTest settings={settings} hasChanges={changes.length > 0} />
      </Box>
    </Box>
  );
}
