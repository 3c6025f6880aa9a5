import { bodyNames, type BodyName } from "@/lib/core/template";
import { bodyLabels } from "./body-words";
import type { TemplateDraft } from "./draft";

export interface DraftChanges {
  subject: boolean;
  layout: boolean;
  bodies: BodyName[];
}

export function changesOf(draft: TemplateDraft, published: TemplateDraft): DraftChanges {
  return {
    subject: draft.subject !== published.subject,
    layout: draft.layout !== published.layout,
    bodies: bodyNames.filter((name) => draft.bodies[name] !== published.bodies[name]),
  };
}

export function countChanges({ subject, layout, bodies }: DraftChanges): number {
  return Number(subject) + Number(layout) + bodies.length;
}

/** Such as “Subject and 2 bodies changed”. */
export function changeSentence({ subject, layout, bodies }: DraftChanges): string {
  const named = [
    ...(subject ? ["subject"] : []),
    ...(bodies.length > 1 ? [`${bodies.length} bodies`] : bodies.map((name) => bodyLabels[name])),
    ...(layout ? ["layout"] : []),
  ];
  if (named.length === 0) return "Nothing changed";
  const last = named.pop();
  const list = named.length > 0 ? `${named.join(", ")} and ${last}` : `${last}`;
  return `${list.charAt(0).toUpperCase()}${list.slice(1)} changed`;
}

/** One line for each part, in the order of the editor. */
export function changeList({ subject, layout, bodies }: DraftChanges): string[] {
  return [
    ...(subject ? ["Subject"] : []),
    ...bodies.map((name) => bodyLabels[name]),
    ...(layout ? ["Layout"] : []),
  ];
}
