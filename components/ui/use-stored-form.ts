"use client";

import { useEffect } from "react";
import {
  useForm,
  useWatch,
  type DefaultValues,
  type FieldValues,
  type Resolver,
  type UseFormReturn,
} from "react-hook-form";

interface StoredForm<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  /** What the changes are measured against. */
  base: Values;
  values: Values;
}

/** A form over what the server holds: it follows the server until somebody changes a field, then keeps its base. */
export function useStoredForm<Values extends FieldValues>(
  stored: Values,
  resolver: Resolver<Values>,
): StoredForm<Values> {
  const form = useForm<Values>({ resolver, defaultValues: stored as DefaultValues<Values> });
  const base = form.formState.defaultValues as Values;
  const values = { ...base, ...useWatch({ control: form.control }) } as Values;
  const isChanged = JSON.stringify(values) !== JSON.stringify(base);
  const { reset } = form;
  useEffect(() => {
    if (!isChanged) reset(stored);
  }, [stored, isChanged, reset]);
  return { form, base, values };
}
