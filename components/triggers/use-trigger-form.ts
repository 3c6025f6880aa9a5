"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMemo } from "react";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useStoredForm } from "@/components/ui/use-stored-form";
import type { TriggerView } from "@/lib/schemas/trigger";
import {
  recipientFields,
  triggerChangeWords,
  triggerFields,
  TriggerValues,
  triggerValuesOf,
} from "./trigger-values";

export type TriggerForm = ReturnType<typeof useTriggerForm>;

const resolver = zodResolver(TriggerValues);

/** The form over a trigger. `save` gives what is stored then. */
export function useTriggerForm(trigger: TriggerView, save: (entered: TriggerValues) => Promise<TriggerView>) {
  const stored = useMemo(() => triggerValuesOf(trigger), [trigger]);
  const { form, base, values } = useStoredForm(stored, resolver);
  const fields = { ...triggerFields, ...recipientFields(values) };
  const { submit, refusal, forgetRefusal } = useFormSubmit(form, fields, async (entered) => {
    form.reset(triggerValuesOf(await save(entered)));
  });
  const discard = () => {
    form.reset(stored);
    forgetRefusal();
  };
  return { form, values, changes: triggerChangeWords(base, values), submit, refusal, discard };
}
