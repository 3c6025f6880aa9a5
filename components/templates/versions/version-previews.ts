import { bodiesOfKind } from "@/components/templates/editor/body-words";
import { draftOfContent, sourceOfDraft } from "@/components/templates/editor/draft";
import { partsWith } from "@/components/templates/editor/parts-with";
import { renderPreviews, type Preview } from "@/components/templates/editor/render-previews";
import { partsOf } from "@/components/templates/parts-of";
import { messageKinds, type MessageKind } from "@/lib/core/channel-kind";
import type { TemplateVersionView, TemplateView } from "@/lib/schemas/template";
import type { TemplateSurroundings } from "@/lib/schemas/template-rendering";

export interface VersionPreview extends Preview {
  kind: MessageKind;
}

/** The channels that a version has words for, which may be others than today's, as they show it with today's parts. */
export function versionPreviews(
  { name, notification_type: type }: Pick<TemplateView, "name" | "notification_type">,
  content: TemplateVersionView,
  surroundings: TemplateSurroundings,
): VersionPreview[] {
  const source = sourceOfDraft(draftOfContent(content));
  const { context, layout } = surroundings;
  const parts = partsWith(partsOf(surroundings), { type, name, source });
  const previews = renderPreviews({ type, name, source, context, parts, layout }, null);
  return messageKinds
    .filter((kind) => bodiesOfKind[kind].some((body) => source[body] != null))
    .map((kind) => ({ kind, ...previews[kind] }));
}
