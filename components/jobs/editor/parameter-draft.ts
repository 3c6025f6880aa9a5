import type { JobParameter } from "@/lib/core/parameter";
import type { ParameterDraft } from "./job-draft";

export function newParameter(id: string): ParameterDraft {
  return {
    id,
    name: "",
    label: "",
    description: "",
    type: "text",
    required: false,
    default_text: "",
    choices: [],
  };
}

export function parameterDraftOf(parameter: JobParameter): ParameterDraft {
  const { name, label = "", description = "", type, required, choices = [], default: value } = parameter;
  return {
    id: name,
    name,
    label,
    description,
    type,
    required,
    choices,
    default_text: textOf(type, value),
  };
}

/** As the API takes it. A default that cannot be read stays text: the check of the parameter says so. */
export function parameterInputOf(parameter: ParameterDraft) {
  const { name, type, required, choices } = parameter;
  const label = parameter.label.trim();
  const description = parameter.description.trim();
  const value = valueOf(parameter);
  return {
    name,
    ...(label !== "" && { label }),
    ...(description !== "" && { description }),
    type,
    required,
    ...(value !== undefined && { default: value }),
    ...(type === "choice" && { choices: choices.filter((choice) => choice !== "") }),
  };
}

/** What is wrong with a default as it is typed, as the end of a sentence; null when it can be read. */
export function findTextProblem({ type, default_text: text }: ParameterDraft): string | null {
  if (type !== "json" || text.trim() === "") return null;
  return readJson(text) === undefined ? "is no JSON" : null;
}

function textOf(type: JobParameter["type"], value: JobParameter["default"]): string {
  if (value === undefined) return "";
  return type !== "json" && typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

function valueOf({ type, default_text: text }: ParameterDraft): JobParameter["default"] {
  if (text.trim() === "") return undefined;
  switch (type) {
    case "text":
    case "choice":
      return text;
    case "number":
      return Number.isFinite(Number(text)) ? Number(text) : text;
    case "boolean":
      return text === "true" || text === "false" ? text === "true" : text;
    case "json":
      return readJson(text) ?? text;
  }
}

function readJson(text: string): JobParameter["default"] {
  try {
    return JSON.parse(text) as JobParameter["default"];
  } catch {
    return undefined;
  }
}
