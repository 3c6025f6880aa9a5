"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemSentence } from "@/components/ui/problem";
import { useToast } from "@/components/ui/toast";
import { templateVersionsQuery } from "@/lib/client/templates";
import type { TriggerView } from "@/lib/schemas/trigger";
import type { TriggerForm } from "./use-trigger-form";

/** The template of the version that the form holds. Another template starts with its newest version. */
export function useVariantChoice({ form, values }: TriggerForm, stored: TriggerView["variant"]) {
  const client = useQueryClient();
  const toast = useToast();
  const [templateOf, setTemplateOf] = useState<Readonly<Record<string, string>>>({});
  const versionId = values.variant_version_id;
  const templateId = templateOf[versionId] ?? (versionId === stored?.version_id ? stored.template.id : "");

  const choose = (id: string) => form.setValue("variant_version_id", id, { shouldDirty: true });
  const pick = async (id: string) => {
    if (id === "") return choose("");
    try {
      const { data } = await client.fetchQuery(templateVersionsQuery(id));
      setTemplateOf({ ...templateOf, ...Object.fromEntries(data.map((version) => [version.id, id])) });
      choose(data[0]?.id ?? "");
    } catch (error) {
      toast({ message: problemSentence(error), state: "failed" });
    }
  };
  return { templateId, pick };
}
