import {
  conditionFields,
  findField,
  operatorsOf,
  type ConditionField,
  type Operator,
} from "./condition-field";

export type Scalar = string | number | boolean;

/** One comparison. The value fits the operator: a list for one_of, a number for an order, null for set and not_set. */
export interface ConditionRow {
  kind: "row";
  /** The path of one of the fields that can be asked for. */
  field: string;
  /** Of a field that holds many: which; "a.b" is b of a. Null for others. */
  name: string | null;
  operator: Operator;
  value: Scalar | readonly Scalar[] | null;
}

/** all: every part holds · any: at least one does. */
export interface ConditionGroup {
  kind: "group";
  join: "all" | "any";
  parts: readonly ConditionNode[];
}

export type ConditionNode = ConditionRow | ConditionGroup;

export const emptyCondition: ConditionGroup = { kind: "group", join: "all", parts: [] };

const memberPath = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
/** Behind a dot they could be taken for what they mean elsewhere. */
const words = [
  "and",
  "or",
  "not",
  "in",
  "is",
  "if",
  "else",
  "true",
  "false",
  "none",
  "True",
  "False",
  "None",
];
const orderSigns: Partial<Record<Operator, string>> = { gt: ">", gte: ">=", lt: "<", lte: "<=" };

/**
 * The condition as an expression of the template language; empty when there is nothing to hold. What is missing counts as
 * empty text or as 0, so that nothing fails because it is not there.
 */
export function conditionToText({ join, parts }: ConditionGroup): string {
  const texts = parts.map((part) => {
    if (part.kind === "row") return rowText(part);
    const inner = conditionToText(part);
    return inner === "" ? "" : `(${inner})`;
  });
  return texts.filter((text) => text !== "").join(join === "all" ? " and " : " or ");
}

function rowText({ field, name, operator, value }: ConditionRow): string {
  const path = name === null ? field : pathOf(field, name);
  const text = `${path}|default("", true)`;
  const literal = literalText(value);
  switch (operator) {
    case "is":
      return `${path} == ${literal}`;
    case "is_not":
      return `${path} != ${literal}`;
    case "one_of":
      return `${path} in ${literal}`;
    case "contains":
      return `${literal} in ${text}`;
    case "contains_not":
      return `${literal} not in ${text}`;
    case "starts_with":
      return `(${text}).startswith(${literal})`;
    case "set":
      return `${path}|default(none) is not none`;
    case "not_set":
      return `${path}|default(none) is none`;
    default:
      return `${path}|default(0, true) ${orderSigns[operator]} ${literal}`;
  }
}

/** A step's name stands in brackets whatever it is: "values" behind a dot would be something else. */
function pathOf(field: string, name: string): string {
  const [holder, attribute] = field.split(".*");
  return attribute === undefined ? `${field}${memberText(name)}` : `${holder}[${quoted(name)}]${attribute}`;
}

function memberText(name: string): string {
  return isMemberPath(name) ? `.${name}` : `[${quoted(name)}]`;
}

/** Whether a name is written with dots, so that "a.b" is b of a. */
export function isMemberPath(name: string): boolean {
  return memberPath.test(name) && !name.split(".").some((part) => words.includes(part));
}

function literalText(value: ConditionRow["value"]): string {
  if (value === null) return "none";
  if (typeof value === "string") return quoted(value);
  return Array.isArray(value) ? `[${value.map(literalText).join(", ")}]` : String(value);
}

const escapes: Record<string, string> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function quoted(text: string): string {
  return `"${text.replaceAll(/[\\"\n\r\t]/g, (character) => escapes[character] ?? character)}"`;
}

/** Whether a row of the builder could hold it: its field is asked for with such an operator and value. */
export function isRow(
  { field, name, operator, value }: ConditionRow,
  fields: readonly ConditionField[] = conditionFields,
): boolean {
  const spec = findField(field, fields);
  if (!spec || !operatorsOf[spec.type].includes(operator)) return false;
  if ((spec.isNamed === true) !== (name !== null)) return false;
  if (operator === "set" || operator === "not_set") return value === null;
  if (operator in orderSigns) return typeof value === "number";
  if (["contains", "contains_not", "starts_with"].includes(operator)) return typeof value === "string";
  const isFitting = (one: unknown) =>
    spec.type === "any" ? isScalar(one) : typeof one === (spec.type === "number" ? "number" : "string");
  return operator === "one_of" ? Array.isArray(value) && value.every(isFitting) : isFitting(value);
}

function isScalar(value: unknown): value is Scalar {
  return ["string", "number", "boolean"].includes(typeof value);
}
