import type { Json } from "./context-shape";
import { isIdentifier } from "./language/names";

/** A part of a path: a fixed name, or one that somebody has chosen and that may hold anything. */
export type PathStep = string | { name: string };

/** Methods of dictionaries, and words that the language reads as something else. */
const taken = new Set(
  "items keys values get in is not and or if else true false none True False None".split(" "),
);

/** A path as it is written in a template: steps['load-warehouse'].status */
export function attributePath(steps: readonly PathStep[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === "string") return path === "" ? step : `${path}.${step}`;
    const { name } = step;
    if (path === "") return name;
    return isPlainName(name) && !path.startsWith("steps") ? `${path}.${name}` : `${path}[${quoted(name)}]`;
  }, "");
}

/** Whether a name can be written without brackets and quotes. */
export function isPlainName(name: string): boolean {
  return isIdentifier(name) && !taken.has(name);
}

/** The parts of a documented path, whose names are all plain. */
export function documentedSteps(path: string): PathStep[] {
  return path.replace(/\['([^']+)'\]/g, ".$1").split(".");
}

/** An own value of plain data; undefined where there is none. */
export function valueAt(data: unknown, steps: readonly PathStep[]): Json | undefined {
  let value = data;
  for (const step of steps) {
    const name = typeof step === "string" ? step : step.name;
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value as Json | undefined;
}

function quoted(name: string): string {
  const escaped = name
    .replace(/\\/g, "\\\\")
    .replace(/\n/g, "\\n")
    .replace(/\r/g, "\\r")
    .replace(/\t/g, "\\t");
  return name.includes("'") && !name.includes('"') ? `"${escaped}"` : `'${escaped.replace(/'/g, "\\'")}'`;
}
