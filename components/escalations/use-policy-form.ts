"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useStoredForm } from "@/components/ui/use-stored-form";
import { policyChangeWords, policyFields, PolicyValues } from "./policy-values";

export type PolicyForm = ReturnType<typeof usePolicyForm>;

const resolver = zodResolver(PolicyValues);

/** The form over these values. `save` gives what is stored then; null when the form is left. */
export function usePolicyForm(
  stored: PolicyValues,
  save: (entered: PolicyValues) => Promise<PolicyValues | null>,
) {
  const { form, base, values } = useStoredForm(stored, resolver);
  const { submit, refusal, forgetRefusal } = useFormSubmit(form, policyFields, async (entered) => {
    const saved = await save(entered);
    if (saved) form.reset(saved);
  });
  const discard = () => {
    form.reset(stored);
    forgetRefusal();
  };
  return { form, base, values, changes: policyChangeWords(base, values), submit, refusal, discard };
}
