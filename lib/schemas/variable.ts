import { z } from "zod";
import { Id, Instant, JsonValue, Key } from "./field";
import { operation } from "./operation";
import { readTemplates, writeTemplates } from "./template";

/** As it is written in a template, after `vars.`. */
export const VariableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, {
    error: "may hold letters, digits and underscore, and does not start with a digit",
  })
  .refine((name) => !/^(?:__proto__|constructor|prototype|__define.*|__lookup.*)$/.test(name), {
    error: "is a name that templates may not use",
  });

const MAX_VALUE_CHARACTERS = 16_384;

export const VariableView = z
  .object({
    id: Id,
    name: z.string(),
    value: JsonValue,
    description: z.string().nullable(),
    /** Null: for every job. */
    job: z.object({ id: Id, key: z.string(), name: z.string() }).nullable(),
    updated_by: z.object({ id: Id, name: z.string() }).nullable(),
    updated_at: Instant,
  })
  .meta({ id: "CustomVariable" });
export type VariableView = z.infer<typeof VariableView>;

export const listVariables = operation({
  id: "listVariables",
  method: "GET",
  path: "/api/v1/variables",
  tag: "Variables",
  summary: "The custom variables of the organisation and of its jobs",
  access: readTemplates,
  query: z.object({ job: Key.optional().meta({ description: "Only those of this job" }) }),
  status: 200,
  result: z.object({ data: z.array(VariableView) }),
});

/** Text, number, true or false, a list or an object; no secrets, as every author reads it. */
export const PutVariableInput = z
  .strictObject({
    value: JsonValue,
    description: z.string().trim().max(500).nullish(),
  })
  .refine(({ value }) => JSON.stringify(value).length <= MAX_VALUE_CHARACTERS, {
    error: `must have at most ${MAX_VALUE_CHARACTERS} characters as JSON`,
    path: ["value"],
  })
  .meta({ id: "PutCustomVariable" });
export type PutVariableInput = z.infer<typeof PutVariableInput>;

const ofJob = z.object({
  job: Key.optional().meta({ description: "The job it is for; without it, for every job" }),
});

export const putVariable = operation({
  id: "putVariable",
  method: "PUT",
  path: "/api/v1/variables/{name}",
  tag: "Variables",
  summary: "Set a custom variable, vars.<name> in templates",
  access: writeTemplates,
  params: z.object({ name: VariableName }),
  query: ofJob,
  body: PutVariableInput,
  status: 200,
  result: VariableView,
});

export const deleteVariable = operation({
  id: "deleteVariable",
  method: "DELETE",
  path: "/api/v1/variables/{name}",
  tag: "Variables",
  summary: "Remove a custom variable",
  access: writeTemplates,
  params: z.object({ name: VariableName }),
  query: ofJob,
  status: 204,
});
