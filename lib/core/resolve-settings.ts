import { salvageSettings } from "./salvage-settings";
import type { SettingsDocument } from "./settings";
import { fillReferences, referencesIn } from "./settings-references";

/** What is known of a name that settings refer to. */
export interface ReferencedVariable {
  isSecret: boolean;
  /** Null: not set. Of a secret that is set any text: it is never asked for. */
  value: string | null;
}

/** The names on the allow-list. */
export type ReferencedVariables = ReadonlyMap<string, ReferencedVariable>;

export interface ReferenceProblem extends ReferenceFault {
  path: string;
}

export interface ReferenceFault {
  /** unfit: what is filled in is no value of the field. */
  why: "unknown" | "secret" | "unset" | "unfit";
  /** In words that follow the field's name. */
  detail: string;
}

/**
 * A document with its references filled in. What refers to an unknown or unset name, or to a secret, is left out and named,
 * and so is what does not fit its field once it is filled in: such a field counts as not set.
 */
export function resolveSettings(
  document: SettingsDocument,
  variables: ReferencedVariables,
): { document: SettingsDocument; problems: ReferenceProblem[] } {
  const problems: ReferenceProblem[] = [];
  const filled = fill(document, [], variables, problems) ?? {};
  const { document: usable, leftOut } = salvageSettings(filled);
  return {
    document: usable,
    // Their values may be of the environment: only the field is named.
    problems: [...problems, ...leftOut.map(({ path, detail }) => ({ path, why: "unfit" as const, detail }))],
  };
}

/** Why a text cannot be filled in, or null. `isForSecret`: the field is a secret itself. */
export function faultOfReferences(
  text: string,
  variables: ReferencedVariables,
  isForSecret: boolean,
): ReferenceFault | null {
  for (const name of referencesIn(text)) {
    const variable = variables.get(name);
    if (!variable)
      return {
        why: "unknown",
        detail: `refers to \${${name}}, which is not among the variables that settings may use (RUNBELL_SETTINGS_ENV adds to them)`,
      };
    if (variable.isSecret && !isForSecret)
      return {
        why: "secret",
        detail: `refers to \${${name}}, a secret: that may only stand in a password or webhook address`,
      };
    if (variable.value === null)
      return { why: "unset", detail: `refers to \${${name}}, which is not set in the environment` };
  }
  return null;
}

function fill(
  value: unknown,
  path: readonly string[],
  variables: ReferencedVariables,
  problems: ReferenceProblem[],
): unknown {
  if (typeof value === "string") {
    const fault = faultOfReferences(value, variables, false);
    if (fault === null)
      return fillReferences(
        value,
        new Map(referencesIn(value).map((name) => [name, variables.get(name)?.value ?? ""])),
      );
    problems.push({ path: path.join("."), ...fault });
    return undefined;
  }
  if (Array.isArray(value))
    return value
      .map((element, index) => fill(element, [...path, String(index)], variables, problems))
      .filter((element) => element !== undefined);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, fill(part, [...path, key], variables, problems)] as const)
      .filter(([, part]) => part !== undefined),
  );
}
