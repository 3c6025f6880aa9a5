"use client";

import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormSwitchField } from "@/components/ui/form-switch-field";
import { FormTextField } from "@/components/ui/form-text-field";
import type { JobParameter } from "@/lib/core/parameter";

interface ParameterFieldProps<Values extends FieldValues> {
  control: Control<Values>;
  name: FieldPath<Values>;
  parameter: JobParameter;
}

/** What a run is given for a parameter, entered by its type. */
export function ParameterField<Values extends FieldValues>({
  control,
  name,
  parameter,
}: ParameterFieldProps<Values>) {
  const { type, required, choices = [] } = parameter;
  const field = { control, name, label: parameter.label ?? parameter.name, help: parameter.description };
  // Without a value the default would be given.
  const isNonePossible = !required && parameter.default === undefined;
  switch (type) {
    case "text":
      return <FormTextField {...field} optional={!required} autoComplete="off" />;
    case "number":
      return <FormTextField {...field} optional={!required} type="number" />;
    case "boolean":
      return <FormSwitchField {...field} />;
    case "choice":
      return (
        <FormSelectField
          {...field}
          optional={!required}
          placeholder="Choose one"
          options={[
            ...(isNonePossible ? [{ value: "", label: "None" }] : []),
            ...choices.map((value) => ({ value, label: value })),
          ]}
        />
      );
    case "json":
      return <FormTextField {...field} optional={!required} rows={4} mono />;
  }
}
