import { severities } from "./event";
import { runStatuses, stepStatuses } from "./run";

/** text · choice: one of a few texts · number · duration: milliseconds · list: of texts · any: text, number or truth. */
export type FieldType = "text" | "choice" | "number" | "duration" | "list" | "any";

export const operators = [
  "is",
  "is_not",
  "one_of",
  "contains",
  "contains_not",
  "starts_with",
  "gt",
  "gte",
  "lt",
  "lte",
  "set",
  "not_set",
] as const;
export type Operator = (typeof operators)[number];

export interface ConditionField {
  /**
   * The variable of the template language, or what holds those that have names of their own. "steps.*.status": of each
   * thing in steps, by its name.
   */
  path: string;
  label: string;
  type: FieldType;
  /** Which of them is to be said as well. */
  isNamed?: boolean;
  choices?: readonly string[];
}

/** What conditions can be built of; whatever else templates know can be written by hand. */
export const conditionFields: readonly ConditionField[] = [
  { path: "event.severity", label: "Severity", type: "choice", choices: severities },
  { path: "event.title", label: "Title", type: "text" },
  { path: "event.message", label: "Message", type: "text" },
  { path: "event.details", label: "Event detail", type: "any", isNamed: true },
  { path: "job.key", label: "Job key", type: "text" },
  { path: "job.name", label: "Job name", type: "text" },
  { path: "job.status", label: "Run status", type: "choice", choices: runStatuses },
  { path: "job.execution_time_ms", label: "Run length", type: "duration" },
  { path: "job.failed_steps", label: "Failed steps", type: "number" },
  { path: "job.parameters", label: "Run parameter", type: "any", isNamed: true },
  { path: "target.name", label: "Target name", type: "text" },
  { path: "target.hostname", label: "Target host", type: "text" },
  { path: "target.tags", label: "Target tags", type: "list" },
  { path: "org.slug", label: "Organisation", type: "text" },
  { path: "vars", label: "Variable", type: "any", isNamed: true },
];

/** The same for a step that decides whom its run tells: no event has happened yet, and the run is still under way. */
export const runConditionFields: readonly ConditionField[] = [
  { path: "job.status", label: "Run status", type: "choice", choices: ["running", "failed"] },
  { path: "job.failed_steps", label: "Failed steps", type: "number" },
  { path: "job.completed_steps", label: "Completed steps", type: "number" },
  { path: "job.execution_time_ms", label: "Run length so far", type: "duration" },
  { path: "job.error_message", label: "Error of the run", type: "text" },
  { path: "steps.*.status", label: "Step status", type: "choice", isNamed: true, choices: stepStatuses },
  { path: "steps.*.output", label: "Step output", type: "text", isNamed: true },
  { path: "steps.*.error_message", label: "Step error", type: "text", isNamed: true },
  { path: "steps.*.execution_time_ms", label: "Step length", type: "duration", isNamed: true },
  { path: "job.parameters", label: "Run parameter", type: "any", isNamed: true },
  { path: "target.name", label: "Target name", type: "text" },
  { path: "target.hostname", label: "Target host", type: "text" },
  { path: "target.tags", label: "Target tags", type: "list" },
  { path: "user.email", label: "Started by, by address", type: "text" },
  { path: "vars", label: "Variable", type: "any", isNamed: true },
];

const texts: readonly Operator[] = ["is", "is_not", "one_of", "contains", "contains_not", "starts_with"];
const orders: readonly Operator[] = ["gt", "gte", "lt", "lte"];
const presence: readonly Operator[] = ["set", "not_set"];

/** What can be asked of a field, the usual first. */
export const operatorsOf: Record<FieldType, readonly Operator[]> = {
  text: [...texts, ...presence],
  choice: ["is", "is_not", "one_of", ...presence],
  number: [...orders, "is", "is_not"],
  duration: [...orders, ...presence],
  list: ["contains", "contains_not"],
  any: [...texts, ...orders, ...presence],
};

export function findField(
  path: string,
  fields: readonly ConditionField[] = conditionFields,
): ConditionField | undefined {
  return fields.find((field) => field.path === path);
}
