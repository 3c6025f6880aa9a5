import { isDeepStrictEqual } from "node:util";
import type { TemplateFields, TemplateRow } from "@/lib/db/templates";
import type { UpdateTemplateInput } from "@/lib/schemas/template";

/** Those fields of the request that are no content and differ from what is stored. */
export function changedTemplateFields(
  template: TemplateRow,
  input: UpdateTemplateInput,
): Partial<TemplateFields> {
  const given: Partial<TemplateFields> = {
    ...(input.name !== undefined && { name: input.name }),
    ...(input.description !== undefined && { description: input.description || null }),
    ...(input.notification_type !== undefined && { notificationType: input.notification_type }),
    ...(input.default_config !== undefined && { defaultConfig: input.default_config }),
  };
  const differing = Object.entries(given).filter(
    ([field, value]) => !isDeepStrictEqual(value, template[field as keyof TemplateFields]),
  );
  return Object.fromEntries(differing);
}
