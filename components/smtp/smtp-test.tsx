"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { ErrorNotice } from "@/components/ui/error-notice";
import { FormTextField } from "@/components/ui/form-text-field";
import { Section } from "@/components/ui/section";
import { useMe } from "@/lib/client/me";
import { useTestSmtp } from "@/lib/client/smtp";
import type { SmtpSettingsView } from "@/lib/schemas/smtp";
import { SmtpAnswer } from "./smtp-answer";
import { AddressField } from "./smtp-values";

const TestValues = z.object({ to: AddressField });
type TestValues = z.infer<typeof TestValues>;

interface SmtpTestProps {
  settings: SmtpSettingsView;
  hasChanges: boolean;
}

export function SmtpTest({ settings, hasChanges }: SmtpTestProps) {
  const { data: me } = useMe();
  const { control, handleSubmit } = useForm<TestValues>({
    resolver: zodResolver(TestValues),
    values: { to: me?.user?.email ?? "" },
    resetOptions: { keepDirtyValues: true },
  });
  const test = useTestSmtp();
  const refusal = refusalOf(settings, hasChanges);
  const submit = handleSubmit(({ to }) => test.mutate(to));

  return (
    <Section title="Send a test mail" sentence="With the saved settings, to see what the server answers.">
      <Box
        component="form"
        noValidate
        onSubmit={(event) => void submit(event)}
        sx={{ display: "grid", gap: 2 }}
      >
        <FormTextField control={control} name="to" type="email" label="To" autoComplete="email" />
        <Box sx={{ display: "flex", alignItems: "center", gap: 1.5, flexWrap: "wrap" }}>
          <Button type="submit" loading={test.isPending} disabled={refusal !== null}>
            Send a test mail
          </Button>
          {refusal && (
            <Typography variant="body2" color="textSecondary">
              {refusal}
            </Typography>
          )}
        </Box>
      </Box>
      <Box role="status" aria-busy={test.isPending}>
        {test.isPending && (
          <Typography variant="body2" color="textSecondary">
            Asking the server; it may take up to 25 s.
          </Typography>
        )}
        {test.isError && <ErrorNotice error={test.error} title="The test could not be made" />}
        {test.data && !test.isPending && <SmtpAnswer answer={test.data} host={settings.smtp_server} />}
      </Box>
    </Section>
  );
}

function refusalOf({ configured, is_active }: SmtpSettingsView, hasChanges: boolean): string | null {
  if (hasChanges) return "Save first: the test uses what is saved.";
  if (!configured) return "Set up a server first.";
  return is_active ? null : "The server is switched off.";
}
