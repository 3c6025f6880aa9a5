"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Box from "@mui/material/Box";
import { useMemo, useState } from "react";
import { placeErrors } from "@/components/ui/field-errors";
import { SaveBar } from "@/components/ui/save-bar";
import { Section } from "@/components/ui/section";
import { useToast } from "@/components/ui/toast";
import { useStoredForm } from "@/components/ui/use-stored-form";
import { useSavePreferences } from "@/lib/client/preferences";
import type { PreferenceView } from "@/lib/schemas/preference";
import { ChannelFields } from "./channel-fields";
import { EventMatrix } from "./event-matrix";
import { changesBetween, changeWords, PreferenceValues, valuesOf } from "./preference-values";
import { FrequencyFields } from "./frequency-fields";
import { QuietHourFields } from "./quiet-hour-fields";
import { useSendCodes } from "./use-send-codes";

const resolver = zodResolver(PreferenceValues);

const fields = {
  "/slack_webhook_url": "slack_webhook_url",
  "/teams_webhook_url": "teams_webhook_url",
  "/custom_webhook_url": "custom_webhook_url",
  "/mail_address": "mail_address",
  "/quiet_windows": "quiet_windows",
  "/notification_frequency": "notification_frequency",
  "/digest_time": "digest_time",
  "/timezone": "timezone",
  "/events": "off",
} as const;

export function PreferenceForm({ preference }: { preference: PreferenceView }) {
  const saved = useMemo(() => valuesOf(preference), [preference]);
  const { form, base, values } = useStoredForm(saved, resolver);
  const { control, reset, setError, handleSubmit } = form;
  const [refusal, setRefusal] = useState<unknown>(null);
  const save = useSavePreferences();
  const sendCodes = useSendCodes();
  const toast = useToast();

  const submit = handleSubmit(async (entered) => {
    setRefusal(null);
    try {
      const stored = await save.mutateAsync(changesBetween(base, entered));
      reset(valuesOf(stored));
      toast({ state: "ok", message: "Your preferences are saved." });
      sendCodes(base, entered, stored);
    } catch (error) {
      setRefusal(placeErrors(error, setError, fields));
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 720px)", gap: 5 }}>
        <Section title="Channels" sentence="Where messages reach you, and at which addresses.">
          <ChannelFields control={control} preference={preference} />
        </Section>
        <Section title="Events" sentence="What you want to hear about, when a rule names you.">
          <EventMatrix
            control={control}
            on={{
              email: values.email_enabled,
              slack: values.slack_enabled,
              teams: values.teams_enabled,
              webhook: values.webhook_enabled,
            }}
          />
        </Section>
        <Section title="How often" sentence="One by one, or what comes up gathered in a digest.">
          <FrequencyFields control={control} values={values} />
        </Section>
        <Section title="Quiet hours" sentence="When messages wait instead of disturbing you.">
          <QuietHourFields form={form} values={values} />
        </Section>
      </Box>
      <Box sx={{ maxWidth: 720 }}>
        <SaveBar
          changes={changeWords(base, values)}
          isSaving={save.isPending}
          error={refusal}
          saveLabel="Save preferences"
          onDiscard={() => {
            reset(saved);
            setRefusal(null);
          }}
        />
      </Box>
    </form>
  );
}
