"use client";

import { useWatch, type Control } from "react-hook-form";
import { FormDateTimeField } from "@/components/ui/form-date-time-field";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormZoneField } from "@/components/ui/form-zone-field";
import type { QuestionValues } from "./question";

const options = [
  { value: "now", label: "Now" },
  { value: "then", label: "At another time" },
] as const;

export function WhenFields({ control }: { control: Control<QuestionValues> }) {
  const when = useWatch({ control, name: "when" });
  return (
    <>
      <FormSelectField
        control={control}
        name="when"
        label="When"
        options={options}
        help="The rules are those of now; what was told before counts up to that time."
      />
      {when === "then" && (
        <>
          <FormDateTimeField control={control} name="moment" label="Day and time" />
          <FormZoneField control={control} name="zone" label="Time zone" />
        </>
      )}
    </>
  );
}
