"use client";

import { useState } from "react";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { placeErrors } from "./field-errors";

export interface FormSubmit {
  submit: ReturnType<UseFormReturn["handleSubmit"]>;
  /** What was refused and belongs to no field; null when nothing was. */
  refusal: unknown;
  forgetRefusal: () => void;
}

/** Saves a form. What the API says about fields stands at these; `fields`: as `placeErrors` takes them. */
export function useFormSubmit<Values extends FieldValues>(
  { handleSubmit, setError }: Pick<UseFormReturn<Values>, "handleSubmit" | "setError">,
  fields: Readonly<Record<string, FieldPath<Values>>>,
  save: (entered: Values) => Promise<void>,
): FormSubmit {
  const [refusal, setRefusal] = useState<unknown>(null);
  const submit = handleSubmit(async (entered) => {
    setRefusal(null);
    try {
      await save(entered);
    } catch (error) {
      setRefusal(placeErrors(error, setError, fields));
    }
  });
  return { submit, refusal, forgetRefusal: () => setRefusal(null) };
}
