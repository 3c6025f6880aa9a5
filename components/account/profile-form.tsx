"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMemo } from "react";
import { EditForm } from "@/components/ui/edit-form";
import { browserLocale, zoneName } from "@/components/ui/format-time";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { FormZoneField } from "@/components/ui/form-zone-field";
import { Section } from "@/components/ui/section";
import { useToast } from "@/components/ui/toast";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useNow } from "@/components/ui/use-now";
import { useStoredForm } from "@/components/ui/use-stored-form";
import { browserZone } from "@/components/ui/zones";
import { useUpdateMe } from "@/lib/client/me";
import type { MeView } from "@/lib/schemas/account";
import { localeOptions } from "./locale-options";
import { changedFields, profileOf, ProfileValues } from "./profile-values";

const resolver = zodResolver(ProfileValues);
const fields = { "/name": "name", "/locale": "locale", "/timezone": "timezone" } as const;
const asBrowser = "As the browser";

export function ProfileForm({ user }: { user: NonNullable<MeView["user"]> }) {
  const stored = useMemo(() => profileOf(user), [user]);
  const { form, base, values } = useStoredForm(stored, resolver);
  const update = useUpdateMe();
  const toast = useToast();
  const now = useNow(60_000);
  const { submit, refusal, forgetRefusal } = useFormSubmit(form, fields, async (entered) => {
    const me = await update.mutateAsync({
      name: entered.name,
      locale: entered.locale || null,
      timezone: entered.timezone,
    });
    if (me.user) form.reset(profileOf(me.user));
    toast({ state: "ok", message: "Your account is saved." });
  });
  const locales =
    now === null
      ? [{ value: stored.locale, label: stored.locale || asBrowser }]
      : localeOptions(stored.locale, now, {
          locale: browserLocale(),
          zone: values.timezone ?? browserZone(),
        });

  return (
    <EditForm
      entry={{
        submit,
        refusal,
        changes: changedFields(base, values),
        discard: () => {
          form.reset(stored);
          forgetRefusal();
        },
      }}
      isSaving={update.isPending}
      saveLabel="Save"
    >
      <Section title="You" sentence="How others see you, and how the pages write times for you.">
        <FormTextField control={form.control} name="name" label="Name" autoComplete="name" />
        <FormSelectField
          control={form.control}
          name="locale"
          label="Language of dates"
          options={locales}
          placeholder={locales[0]?.label ?? asBrowser}
          help="The pages themselves stay English."
        />
        <FormZoneField
          control={form.control}
          name="timezone"
          label="Time zone"
          optional
          placeholder={now === null ? asBrowser : `${asBrowser}: ${zoneName(now, browserZone())}`}
          help="The pages show times in it. Quiet hours have a zone of their own, in your preferences."
        />
      </Section>
    </EditForm>
  );
}
