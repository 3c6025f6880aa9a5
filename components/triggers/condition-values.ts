import {
  conditionFields,
  findField,
  operatorsOf,
  type ConditionField,
  type FieldType,
  type Operator,
} from "@/lib/core/condition-field";
import type { ConditionGroup, ConditionNode, ConditionRow, Scalar } from "@/lib/core/condition-tree";

export const operatorLabels: Record<Operator, string> = {
  is: "is",
  is_not: "is not",
  one_of: "is one of",
  contains: "contains",
  contains_not: "does not contain",
  starts_with: "starts with",
  gt: "is more than",
  gte: "is at least",
  lt: "is less than",
  lte: "is at most",
  set: "is set",
  not_set: "is not set",
};

/** What is asked about: what can be chosen in a row. */
export interface ConditionSubject {
  fields: readonly ConditionField[];
  /** What a new row says. */
  startRow: ConditionRow;
  /** By the path of a field that takes a name: those that there are. */
  names?: Readonly<Record<string, readonly string[]>>;
}

/** What a new row says. */
export const startRow: ConditionRow = {
  kind: "row",
  field: "event.severity",
  name: null,
  operator: "is",
  value: "critical",
};

export const eventSubject: ConditionSubject = { fields: conditionFields, startRow };

/** In the builder a row is only ever of a field that there is. */
export function fieldOf({ field }: ConditionRow, fields = conditionFields): ConditionField {
  const [first] = fields;
  const found = findField(field, fields) ?? first;
  if (!found) throw new Error("There are no fields to build conditions of.");
  return found;
}

/** The row about another field: what can be kept of it is. */
export function withField(row: ConditionRow, path: string, fields = conditionFields): ConditionRow {
  const { type, isNamed } = fieldOf({ ...row, field: path }, fields);
  const operator = operatorsOf[type].find((one) => one === row.operator) ?? operatorsOf[type][0] ?? "is";
  const moved = { ...row, field: path, name: isNamed ? (row.name ?? "") : null };
  return { ...moved, operator, value: startValue(fieldOf(moved, fields), operator) };
}

/** The row with another question: its value stays when it is one of the same kind. */
export function withOperator(row: ConditionRow, operator: Operator, fields = conditionFields): ConditionRow {
  const start = startValue(fieldOf(row, fields), operator);
  const isSameKind = typeof start === typeof row.value && Array.isArray(start) === Array.isArray(row.value);
  const { value } = row;
  if (operator === "one_of" && value !== null && !Array.isArray(value))
    return { ...row, operator, value: [value as Scalar] };
  return { ...row, operator, value: isSameKind && start !== null ? value : start };
}

function startValue({ type, choices }: ConditionField, operator: Operator): ConditionRow["value"] {
  if (operator === "set" || operator === "not_set") return null;
  const one = choices?.[0] ?? (isNumeric(type, operator) ? 0 : "");
  return operator === "one_of" ? (one === "" ? [] : [one]) : one;
}

/** Whether the value of such a row is a number in any case. */
export function isNumeric(type: FieldType, operator: Operator): boolean {
  return type === "number" || type === "duration" || ["gt", "gte", "lt", "lte"].includes(operator);
}

export function withPart(group: ConditionGroup, index: number, part: ConditionNode | null): ConditionGroup {
  const parts = group.parts.flatMap((old, at) => (at !== index ? old : (part ?? [])));
  return { ...group, parts };
}

/** As it is typed: of a field that can hold anything, quotes say that a number or a truth is meant as text. */
export function textOfScalar(value: Scalar, type: FieldType): string {
  const isMistakable = typeof value === "string" && type === "any" && scalarOfText(value, type) !== value;
  return isMistakable ? `"${value}"` : String(value);
}

export function scalarOfText(text: string, type: FieldType): Scalar {
  if (type !== "any") return text;
  const number = Number(text);
  if (/^-?\d+(\.\d+)?$/.test(text) && (Number.isSafeInteger(number) || !Number.isInteger(number)))
    return number;
  if (text === "true" || text === "false") return text === "true";
  return /^"[\s\S]*"$/.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}

export function textOfList(values: readonly Scalar[], type: FieldType): string {
  const written = values.map((value) => textOfScalar(value, type));
  return written.map((text) => (text.includes(",") && !text.startsWith('"') ? `"${text}"` : text)).join(", ");
}

export function listOfText(text: string, type: FieldType): Scalar[] {
  const parts = text.match(/\s*"[^"]*"\s*|[^,]+/g) ?? [];
  const filled = parts.map((part) => part.trim()).filter((part) => part !== "");
  return filled.map((part) => {
    const bare = /^"([^"]*)"$/.exec(part)?.[1];
    return bare !== undefined && type !== "any" ? bare : scalarOfText(part, type);
  });
}
