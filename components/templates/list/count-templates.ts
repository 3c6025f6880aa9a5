import { isPart } from "@/lib/core/template";
import type { TemplateSummary } from "@/lib/schemas/template";

export function countTemplates(templates: readonly TemplateSummary[]) {
  const parts = templates.filter(({ notification_type }) => isPart(notification_type)).length;
  return {
    messages: templates.length - parts,
    parts,
    used: templates.filter(({ use_count }) => use_count > 0).length,
  };
}
