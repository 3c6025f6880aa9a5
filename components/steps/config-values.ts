import type { JsonObject } from "@/lib/schemas/field";

/** The configuration with another value of a field; what is empty is left out. */
export function withValue(
  config: JsonObject,
  name: string,
  value: JsonObject[string] | undefined,
): JsonObject {
  const { [name]: _old, ...rest } = config;
  return value === undefined || isEmpty(value) ? rest : { ...config, [name]: value };
}

function isEmpty(value: JsonObject[string]): boolean {
  if (value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

export function textIn(config: JsonObject, name: string): string {
  const value = config[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function numberIn(config: JsonObject, name: string): number | null {
  const value = config[name];
  return typeof value === "number" ? value : null;
}

export function textsIn(config: JsonObject, name: string): string[] {
  const value = config[name];
  return Array.isArray(value) ? value.map(String) : [];
}

export function pairsIn(config: JsonObject, name: string): Record<string, string> {
  const value = config[name];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}

/** Numbers as they are typed in a row. What is none stays text, so that the check of the field names it. */
export function readNumbers(text: string): (number | string)[] {
  return text
    .split(/[\s,;]+/)
    .filter((part) => part !== "")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
