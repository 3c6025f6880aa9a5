import { z } from "zod";
import { VariableName, type VariableView } from "@/lib/schemas/variable";

export const valueTypes = ["text", "number", "yes_no", "json"] as const;
export type ValueType = (typeof valueTypes)[number];

export const valueTypeLabels: Record<ValueType, string> = {
  text: "Text",
  number: "Number",
  yes_no: "Yes or no",
  json: "JSON: a list or an object",
};

/** A variable as its form holds it: the value is what somebody types. */
export const VariableValues = z
  .object({
    name: z
      .string()
      .trim()
      .refine((name) => VariableName.safeParse(name).success, {
        error: "Letters, digits and underscore, not beginning with a digit, such as runbook_url.",
      }),
    type: z.enum(valueTypes),
    value: z.string(),
    /** The job's key; empty: every job. */
    job: z.string(),
    description: z.string().trim().max(500, { error: "At most 500 characters." }),
  })
  .superRefine(({ type, value }, context) => {
    const { problem } = readValue(type, value);
    if (problem !== null) context.addIssue({ code: "custom", path: ["value"], message: problem });
  });
export type VariableValues = z.infer<typeof VariableValues>;

export type JsonValue = VariableView["value"];

/** What was typed as the value it stands for; the problem is a sentence. */
export function readValue(type: ValueType, written: string): { value: JsonValue; problem: string | null } {
  if (type === "text") return { value: written, problem: null };
  if (type === "yes_no") return { value: written === "true", problem: null };
  if (type === "number") {
    const value = Number(written.trim().replace(/^\+/, ""));
    const isNumber =
      /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(written.trim()) && Number.isFinite(value);
    return isNumber
      ? { value, problem: null }
      : { value: null, problem: "Must be a number, such as 30 or 0.5." };
  }
  try {
    return { value: JSON.parse(written) as JsonValue, problem: null };
  } catch (error) {
    return {
      value: null,
      problem: `This is not JSON: ${error instanceof Error ? error.message : "unreadable"}`,
    };
  }
}

/** Whether there is one of this name for this job: saving would write over it. */
export function isTaken(
  { name, job }: Pick<VariableValues, "name" | "job">,
  variables: readonly VariableView[],
): boolean {
  return variables.some((other) => other.name === name && (other.job?.key ?? "") === job);
}

function typeOfValue(value: JsonValue): ValueType {
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "yes_no" : "json";
}

/** A value in one line, as the table shows it. */
export function valueText(value: JsonValue): string {
  if (typeof value === "string") return value === "" ? "(empty)" : value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return JSON.stringify(value);
}

export function variableValuesOf(variable: VariableView | null): VariableValues {
  if (!variable) return { name: "", type: "text", value: "", job: "", description: "" };
  const { name, value, job, description } = variable;
  const type = typeOfValue(value);
  return {
    name,
    type,
    value: typeof value === "string" ? value : JSON.stringify(value, null, type === "json" ? 2 : undefined),
    job: job?.key ?? "",
    description: description ?? "",
  };
}
