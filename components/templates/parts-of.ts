import { draftOfContent } from "@/components/templates/editor/draft";
import type { TemplateSurroundings } from "@/lib/schemas/template-rendering";
import type { TemplatePart } from "@/lib/templates/message-types";

/** The parts as rendering takes them. */
export function partsOf({ parts }: TemplateSurroundings): TemplatePart[] {
  return parts.map((part) => ({ name: part.name, ...draftOfContent(part).bodies }));
}
