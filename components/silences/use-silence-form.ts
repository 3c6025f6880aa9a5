"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useStoredForm } from "@/components/ui/use-stored-form";
import { silenceChangeWords, SilenceValues } from "./silence-values";

export type SilenceForm = ReturnType<typeof useSilenceForm>;

const resolver = zodResolver(SilenceValues);

const fields = {
  "/name": "name",
  "/comment": "comment",
  "/job_ids": "jobs",
  "/target_ids": "targets",
  "/event_types": "event_types",
  "/starts_at": "starts_at",
  "/ends_at": "ends_at",
  "/schedule/start": "schedule_start",
  "/schedule/end": "schedule_end",
  "/schedule/days": "schedule_days",
  "/schedule/zone": "schedule_zone",
} as const;

/** The form over these values. `save` gives what is stored then; null when the form is left. */
export function useSilenceForm(
  stored: SilenceValues,
  save: (entered: SilenceValues) => Promise<SilenceValues | null>,
) {
  const { form, base, values } = useStoredForm(stored, resolver);
  const { submit, refusal, forgetRefusal } = useFormSubmit(form, fields, async (entered) => {
    const saved = await save(entered);
    if (saved) form.reset(saved);
  });
  const discard = () => {
    form.reset(stored);
    forgetRefusal();
  };
  return { form, base, values, changes: silenceChangeWords(base, values), submit, refusal, discard };
}
