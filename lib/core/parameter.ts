import { z } from "zod";
import { JsonValue } from "./json-value";

/** json: any other value, as programs give it. */
export const parameterTypes = ["text", "number", "boolean", "choice", "json"] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** What a run of a job may be given. */
export const JobParameter = z
  .strictObject({
    name: z.string().regex(/^[A-Za-z_][\w.-]{0,59}$/, {
      error: "starts with a letter, then letters, digits, _ . and -; 60 at most",
    }),
    label: z.string().trim().max(120).optional(),
    description: z.string().trim().max(500).optional(),
    type: z.enum(parameterTypes),
    required: z.boolean().default(false),
    /** What a run gets that is given none. */
    default: JsonValue.optional(),
    /** Of a choice. */
    choices: z.array(z.string().min(1).max(200)).min(1).max(100).optional(),
  })
  .superRefine((parameter, context) => {
    if ((parameter.type === "choice") !== (parameter.choices !== undefined))
      context.addIssue({
        code: "custom",
        message: parameter.type === "choice" ? "is missing" : "belong to the type choice",
        path: ["choices"],
      });
    const problem = parameter.default === undefined ? null : findValueProblem(parameter, parameter.default);
    if (problem !== null) context.addIssue({ code: "custom", message: problem, path: ["default"] });
  });
export type JobParameter = z.infer<typeof JobParameter>;

export const maxParameters = 50;

/** Parameters with names of their own, or, as programs write them, default values by name. */
export const JobParameters = z.union([
  z
    .array(JobParameter)
    .max(maxParameters)
    .superRefine((parameters, context) => {
      const seen = new Set<string>();
      for (const [index, { name }] of parameters.entries()) {
        if (seen.has(name))
          context.addIssue({ code: "custom", message: "is used by an earlier one", path: [index, "name"] });
        seen.add(name);
      }
    }),
  z.record(z.string().regex(/^[A-Za-z_][\w.-]{0,59}$/), JsonValue).transform(parametersFromValues),
]);

/** Default values as parameters of their types. */
export function parametersFromValues(values: Record<string, unknown>): JobParameter[] {
  return Object.entries(values).map(([name, value]) => ({
    name,
    type: typeOf(value),
    required: false,
    default: value as JobParameter["default"],
  }));
}

function typeOf(value: unknown): ParameterType {
  const types: Record<string, ParameterType> = { string: "text", number: "number", boolean: "boolean" };
  return types[typeof value] ?? "json";
}

/** Why the value does not fit the parameter, as the end of a sentence, or null. */
export function findValueProblem(
  { type, choices }: Pick<JobParameter, "type" | "choices">,
  value: unknown,
): string | null {
  switch (type) {
    case "text":
      return typeof value === "string" ? null : "must be text";
    case "number":
      return typeof value === "number" && Number.isFinite(value) ? null : "must be a number";
    case "boolean":
      return typeof value === "boolean" ? null : "must be true or false";
    case "choice":
      return typeof value === "string" && choices?.includes(value)
        ? null
        : `must be one of ${(choices ?? []).join(", ")}`;
    case "json":
      return null;
  }
}

/** What a run gets that is given none. */
export function defaultValues(parameters: readonly JobParameter[]): Record<string, unknown> {
  return Object.fromEntries(
    parameters.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value] as const])),
  );
}

export interface ParameterIssue {
  name: string;
  detail: string;
}

/**
 * What a run gets: the defaults with the given values over them. Issues name what is missing, does not fit, or is unknown;
 * a job that names no parameter takes any.
 */
export function fillParameters(
  parameters: readonly JobParameter[],
  given: Readonly<Record<string, unknown>>,
): { values: Record<string, unknown>; issues: ParameterIssue[] } {
  const issues: ParameterIssue[] = [];
  const values: Record<string, unknown> = {};
  for (const parameter of parameters) {
    const { name } = parameter;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const problem = value === undefined ? null : findValueProblem(parameter, value);
    const isMissing = parameter.required && (value ?? parameter.default ?? "") === "";
    if (problem !== null) issues.push({ name, detail: problem });
    else if (isMissing) issues.push({ name, detail: "is missing" });
    else if (value !== undefined) values[name] = value;
    else if (parameter.default !== undefined) values[name] = parameter.default;
  }
  if (parameters.length === 0) return { values: { ...given }, issues };
  const known = new Set(parameters.map(({ name }) => name));
  for (const name of Object.keys(given))
    if (!known.has(name)) issues.push({ name, detail: "is no parameter of the job" });
  return { values, issues };
}
