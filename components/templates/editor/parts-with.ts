import { isPart, type TemplateType } from "@/lib/core/template";
import type { MessageSource, TemplatePart } from "@/lib/templates/message-types";

/** The organisation's parts with the edited one as it is written now, so that it is found by its name. */
export function partsWith(
  parts: readonly TemplatePart[],
  { type, name, source }: { type: TemplateType; name: string; source: MessageSource },
): readonly TemplatePart[] {
  if (!isPart(type)) return parts;
  const { subject: _subject, layout: _layout, ...bodies } = source;
  return [...parts.filter((part) => part.name !== name), { ...bodies, name }];
}
