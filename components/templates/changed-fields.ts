import type { TemplateDraft } from "@/components/templates/editor/draft";
import { bodyNames, type LayoutChoice } from "@/lib/core/template";
import type { SourceField } from "@/lib/templates/message-types";

export interface ChangedField {
  field: SourceField;
  before: string;
  after: string;
  /** Null before or after: the channel had, or has, the built-in body. */
  change: "changed" | "added" | "removed";
}

const layoutWords: Record<LayoutChoice, string> = { none: "none", organisation: "the organisation’s" };

/** What differs between two versions, or a draft and one, in the order in which a template is read. */
export function changedFields(before: TemplateDraft, after: TemplateDraft): ChangedField[] {
  const pairs: [SourceField, string | null, string | null][] = [
    ["subject", before.subject, after.subject],
    ...bodyNames.map((name): [SourceField, string | null, string | null] => [
      name,
      before.bodies[name],
      after.bodies[name],
    ]),
    ["layout", layoutWords[before.layout], layoutWords[after.layout]],
  ];
  return pairs
    .filter(([, one, other]) => one !== other)
    .map(([field, one, other]) => ({
      field,
      before: one ?? "",
      after: other ?? "",
      change: one === null ? "added" : other === null ? "removed" : "changed",
    }));
}
