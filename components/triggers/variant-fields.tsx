"use client";

import type { SelectOption } from "@/components/ui/form-select-field";
import { Section } from "@/components/ui/section";
import type { TriggerView } from "@/lib/schemas/trigger";
import type { TriggerForm } from "./use-trigger-form";
import { useVariantChoice } from "./use-variant-choice";
import { VariantShareField } from "./variant-share-field";
import { VariantTemplateField } from "./variant-template-field";
import { VariantVersionField } from "./variant-version-field";

interface VariantFieldsProps {
  entry: TriggerForm;
  templates: readonly SelectOption[];
  /** As it is stored. */
  stored: TriggerView["variant"];
}

/** A second message that a part of the recipients gets, to compare the two. */
export function VariantFields({ entry, templates, stored }: VariantFieldsProps) {
  const { control } = entry.form;
  const { templateId, pick } = useVariantChoice(entry, stored);
  const gone =
    stored && !templates.some(({ value }) => value === stored.template.id) ? [stored.template] : [];
  const options = [...gone.map(({ id, name }) => ({ value: id, label: name })), ...templates];

  return (
    <Section title="Second template">
      <VariantTemplateField options={options} value={templateId} onChange={(id) => void pick(id)} />
      {templateId !== "" && (
        <>
          <VariantVersionField control={control} templateId={templateId} stored={stored} />
          <VariantShareField control={control} />
        </>
      )}
    </Section>
  );
}
