"use client";

import { useState } from "react";
import { useController } from "react-hook-form";
import { FormTextField } from "@/components/ui/form-text-field";
import { Section } from "@/components/ui/section";
import { ConditionBuilder, ConditionWayChoice, type ConditionWay } from "./condition-builder";
import { eventSubject } from "./condition-values";
import type { TriggerForm } from "./use-trigger-form";

/** Which events of the type are told: built, or written as an expression. */
export function ConditionFields({ entry }: { entry: TriggerForm }) {
  const { control } = entry.form;
  const { field, fieldState } = useController({ control, name: "condition" });
  const [way, setWay] = useState<ConditionWay>("build");

  return (
    <Section
      title="Only if"
      sentence="Of these events only those are told for which this holds."
      action={<ConditionWayChoice way={way} onChange={setWay} />}
    >
      <ConditionBuilder
        subject={eventSubject}
        label="Condition"
        way={way}
        value={field.value}
        onChange={field.onChange}
        error={fieldState.error?.message}
        whenEmpty="Every event is told."
        textField={
          <FormTextField
            control={control}
            name="condition"
            label="Condition"
            optional
            rows={3}
            mono
            placeholder="event.details.rows > 100"
            help="An expression of the template language. One that cannot be worked out for an event stops nothing."
          />
        }
      />
    </Section>
  );
}
