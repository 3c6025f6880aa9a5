import type { ChangedField } from "@/components/templates/changed-fields";
import { capitalised } from "@/components/runs/count-words";
import { fieldLabels } from "./body-words";

/** Such as “Subject and 2 bodies changed”. */
export function changeSentence(changes: readonly ChangedField[]): string {
  const bodies = changes.filter(({ field }) => field !== "subject" && field !== "layout");
  const named = [
    ...(hasField(changes, "subject") ? ["subject"] : []),
    ...(bodies.length > 1 ? [`${bodies.length} bodies`] : changeList(bodies)),
    ...(hasField(changes, "layout") ? ["layout"] : []),
  ];
  if (named.length === 0) return "Nothing changed";
  const last = named.pop();
  const list = named.length > 0 ? `${named.join(", ")} and ${last}` : `${last}`;
  return `${capitalised(list)} changed`;
}

/** One line for each part, in the order of the editor. */
export function changeList(changes: readonly ChangedField[]): string[] {
  return changes.map(({ field }) => fieldLabels[field]);
}

export function hasField(changes: readonly ChangedField[], wanted: ChangedField["field"]): boolean {
  return changes.some(({ field }) => field === wanted);
}
