import { variableInsertion } from "@/components/templates/editor/insertion";

/** template: between braces, unless it stands in a tag already · expression: bare. */
export type InsertedAs = "template" | "expression";

/** A text with a variable in place of what is selected, and where the cursor stands then. */
export function insertAt(
  text: string,
  [from, to]: readonly [from: number, to: number],
  path: string,
  as: InsertedAs,
): { text: string; cursor: number } {
  const before = text.slice(0, from);
  const inserted = as === "expression" ? path : variableInsertion(before, path);
  return { text: before + inserted + text.slice(to), cursor: from + inserted.length };
}
