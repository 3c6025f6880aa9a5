import type { Json } from "./context-shape";
import { contextVariables } from "./context-variables";
import { isReserved } from "./language/names";
import { attributePath, documentedSteps, isPlainName, valueAt, type PathStep } from "./variable-path";

export interface PaletteVariable {
  /** As it is written in an expression: steps['load-warehouse'].status */
  path: string;
  /** What stands in the template for it. */
  insert: string;
  description: string;
  /** In this context; undefined where it has none. A list or an object is given as it is. */
  value: Json | undefined;
  group: string;
}

const groups: Record<string, string> = {
  job: "Job and run",
  steps: "Steps",
  event: "Event",
  target: "Target",
  user: "Person",
  notification: "Message",
  bundle: "Messages told together",
  org: "Organisation",
  brand: "Brand",
  vars: "Your variables",
  system: "System",
};
const otherGroup = "More";
/** Where a context holds what people have named themselves. */
const openPlaces: readonly { at: readonly string[]; description: string }[] = [
  { at: ["job", "parameters"], description: "A parameter of the run" },
  { at: ["event", "details"], description: "What this event carries" },
  { at: ["vars"], description: "Your own variable" },
];
const maxNames = 200;

/**
 * Every documented variable with its value in a context, and what this context has beyond: its steps and whatever people
 * have named themselves.
 */
export function paletteOf(context: unknown): PaletteVariable[] {
  const isDigest = valueAt(context, ["bundle"]) !== undefined;
  const documented = contextVariables
    .filter(({ path }) => !path.startsWith("steps[") && (isDigest || !path.startsWith("bundle.")))
    .map(({ path, description }) => variable(context, documentedSteps(path), description));
  const steps = namesAt(context, ["steps"]).flatMap((name) => stepVariables(context, name));
  const named = openPlaces.flatMap(({ at, description }) =>
    namesAt(context, at).map((name) => variable(context, [...at, { name }], description)),
  );
  const others = namesAt(context, [])
    .filter((name) => !Object.hasOwn(groups, name) && isPlainName(name))
    .map((name) => variable(context, [{ name }], "More that this context has"));
  const order = [...Object.values(groups), otherGroup];
  return [...documented, ...steps, ...named, ...others].toSorted(
    (left, right) => order.indexOf(left.group) - order.indexOf(right.group),
  );
}

function stepVariables(context: unknown, name: string): PaletteVariable[] {
  return contextVariables.flatMap(({ path, description }) => {
    const [, attribute] = /^steps\['[^']+'\]\.(\w+)$/.exec(path) ?? [];
    return attribute ? [variable(context, ["steps", { name }, attribute], description)] : [];
  });
}

function variable(context: unknown, steps: readonly PathStep[], description: string): PaletteVariable {
  const path = attributePath(steps);
  const [first] = steps;
  return {
    path,
    insert: `{{ ${path} }}`,
    description,
    value: valueAt(context, steps),
    group: groups[typeof first === "string" ? first : ""] ?? otherGroup,
  };
}

function namesAt(context: unknown, steps: readonly PathStep[]): string[] {
  const value = valueAt(context, steps);
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject) return [];
  return Object.keys(value)
    .filter((name) => !isReserved(name))
    .slice(0, maxNames);
}
