"use client";

import type { Control } from "react-hook-form";
import { FormSelectField } from "@/components/ui/form-select-field";
import { useTemplateVersions } from "@/lib/client/templates";
import type { TriggerView } from "@/lib/schemas/trigger";
import type { TriggerValues } from "./trigger-values";

interface VariantVersionFieldProps {
  control: Control<TriggerValues>;
  templateId: string;
  /** Stands until the versions are there. */
  stored: TriggerView["variant"];
}

export function VariantVersionField({ control, templateId, stored }: VariantVersionFieldProps) {
  const { data } = useTemplateVersions(templateId);
  const known = stored ? [{ id: stored.version_id, version: stored.version, note: null }] : [];
  const versions = data?.data ?? known;
  return (
    <FormSelectField
      control={control}
      name="variant_version_id"
      label="Version"
      options={versions.map(({ id, version, note }, index) => ({
        value: id,
        label: `Version ${version}${data && index === 0 ? ", the newest" : ""}${note ? `: ${note}` : ""}`,
      }))}
      placeholder="…"
      help="It stays this one when another is published, so that the comparison means something."
    />
  );
}
