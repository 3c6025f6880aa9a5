"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useStoredForm } from "@/components/ui/use-stored-form";
import { serverChangeWords, ServerValues } from "./server-values";

export type ServerForm = ReturnType<typeof useServerForm>;

const resolver = zodResolver(ServerValues);
const fields = Object.fromEntries(ServerValues.keyof().options.map((name) => [`/${name}`, name]));

/**
 * The form over a mail server; `stored` as the server holds it, or as a provider fills it in. `save` gives what is stored then; null when the form is left.
 */
export function useServerForm(
  stored: ServerValues,
  save: (entered: ServerValues) => Promise<ServerValues | null>,
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
  return { form, values, changes: serverChangeWords(base, values), submit, refusal, discard };
}
