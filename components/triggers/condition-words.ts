import { conditionFields, findField } from "@/lib/core/condition-field";
import type { ConditionNode, ConditionRow, Scalar } from "@/lib/core/condition-tree";
import { textToCondition } from "@/lib/core/read-condition";
import { operatorLabels } from "./condition-values";
import { shortSpan } from "./span-words";

/** “severity is critical and (job key is nightly or event.details.rows is more than 100)” */
export function conditionWords(condition: string, fields = conditionFields): string {
  const tree = textToCondition(condition, fields);
  return tree === null ? `“${condition}”` : wordsOf(tree, fields);
}

function wordsOf(node: ConditionNode, fields: typeof conditionFields): string {
  if (node.kind === "row") return rowWords(node, fields);
  const parts = node.parts.map((part) =>
    part.kind === "group" && part.parts.length > 1 ? `(${wordsOf(part, fields)})` : wordsOf(part, fields),
  );
  return parts.join(node.join === "all" ? " and " : " or ");
}

function rowWords({ field, name, operator, value }: ConditionRow, fields: typeof conditionFields): string {
  const spec = findField(field, fields);
  const label = spec ? spec.label.charAt(0).toLowerCase() + spec.label.slice(1) : field;
  const isOfEach = field.includes(".*");
  // “output of step load” · “event.details.rows”
  const named = isOfEach ? `${label.replace(/^step /, "")} of step ${name}` : `${field}.${name}`;
  const what = name === null ? label : named;
  const asked = operatorLabels[operator];
  if (value === null) return `${what} ${asked}`;
  if (Array.isArray(value)) return `${what} ${asked} ${value.map(String).join(", ") || "none"}`;
  const isSpan = spec?.type === "duration" && typeof value === "number";
  return `${what} ${asked} ${isSpan ? shortSpan(value / 1000) : scalarWords(value as Scalar)}`;
}

function scalarWords(value: Scalar): string {
  return value === "" ? "empty" : String(value);
}
