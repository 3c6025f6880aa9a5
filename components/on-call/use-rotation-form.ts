"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useStoredForm } from "@/components/ui/use-stored-form";
import { rotationChangeWords, rotationFields, RotationValues } from "./rotation-values";

export type RotationForm = ReturnType<typeof useRotationForm>;

const resolver = zodResolver(RotationValues);

/** The form over these values. `save` gives what is stored then; null when the form is left. */
export function useRotationForm(
  stored: RotationValues,
  save: (entered: RotationValues) => Promise<RotationValues | null>,
) {
  const { form, base, values } = useStoredForm(stored, resolver);
  const { submit, refusal, forgetRefusal } = useFormSubmit(form, rotationFields, async (entered) => {
    const saved = await save(entered);
    if (saved) form.reset(saved);
  });
  const discard = () => {
    form.reset(stored);
    forgetRefusal();
  };
  return { form, base, values, changes: rotationChangeWords(base, values), submit, refusal, discard };
}
