"use client";

import type { Control } from "react-hook-form";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormTextField } from "@/components/ui/form-text-field";
import type { ValueType, VariableValues } from "./variable-values";

const yesNo = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

const secrets = "No secrets: every member sees it, and so does whoever gets the message.";

/** The field that fits the type. */
export function ValueField({ control, type }: { control: Control<VariableValues>; type: ValueType }) {
  if (type === "yes_no")
    return <FormSelectField control={control} name="value" label="Value" options={yesNo} placeholder="No" />;
  return (
    <FormTextField
      control={control}
      name="value"
      label="Value"
      rows={type === "json" ? 5 : undefined}
      mono={type === "json"}
      placeholder={placeholders[type]}
      autoComplete="off"
      help={secrets}
    />
  );
}

const placeholders: Record<Exclude<ValueType, "yes_no">, string> = {
  text: "https://wiki.example.org/runbook",
  number: "30",
  json: '["ann@example.org", "bob@example.org"]',
};
