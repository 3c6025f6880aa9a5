import { findValueProblem, type JobParameter } from "@/lib/core/parameter";
import type { JsonObject } from "@/lib/schemas/field";

/** What somebody enters for a parameter, as its field holds it; null and "": nothing. */
export type ParameterEntry = string | number | boolean | null;
type Value = JsonObject[string];

/** The fields as they are filled in before: with what is given, or else the defaults. */
export function entriesOf(parameters: readonly JobParameter[], given: JsonObject): ParameterEntry[] {
  return parameters.map((parameter) => {
    const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : parameter.default;
    return entryOf(parameter, value);
  });
}

function entryOf(parameter: JobParameter, value: Value | undefined): ParameterEntry {
  const { type } = parameter;
  if (type === "json") return value === undefined ? "" : JSON.stringify(value, null, 2);
  if (value !== undefined && findValueProblem(parameter, value) === null) return value as ParameterEntry;
  if (type === "boolean") return false;
  return type === "number" ? null : "";
}

/** What the run is given. A problem is told by the place of its parameter, as a sentence. */
export function valuesOf(
  parameters: readonly JobParameter[],
  entries: readonly ParameterEntry[],
): { values: JsonObject; problems: { index: number; message: string }[] } {
  const values: JsonObject = {};
  const problems: { index: number; message: string }[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const { name, type, required, default: fallback } = parameter;
    const entry = entries[index] ?? "";
    if (entry === "") {
      if (required) problems.push({ index, message: "This is needed." });
      // An empty text is one: the default would be given in its place.
      else if (type === "text" && fallback !== undefined) values[name] = "";
      continue;
    }
    const value = type === "json" ? readJson(String(entry)) : entry;
    if (value === undefined) problems.push({ index, message: "This is not valid JSON." });
    else values[name] = value;
  }
  return { values, problems };
}

function readJson(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}
