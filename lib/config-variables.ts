import { readFileSync } from "node:fs";
import { z } from "zod";
import { Secret } from "./secrets";

// How lib/config.ts reads variables: their texts, from the environment or from files, and what is wrong with them.

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ConfigProblem {
  variable: string;
  problem: string;
  expected: string;
}

/** The environment cannot be worked with. The message lists every problem and shows no secret. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly ConfigProblem[]) {
    const lines = problems.map(
      ({ variable, problem, expected }) => `  ${variable} ${problem}: expected ${expected}`,
    );
    super(`Runbell cannot start with this environment.\n${lines.join("\n")}`);
    this.name = "ConfigError";
  }
}

/** The texts of the variables; a secret may stand in the file that NAME_FILE names. An empty one counts as unset. */
export function readVariables(
  env: Environment,
  { names, secrets }: { names: readonly string[]; secrets: readonly string[] },
): { values: Record<string, string>; problems: ConfigProblem[] } {
  const values: Record<string, string> = {};
  const problems: ConfigProblem[] = [];
  for (const name of names) {
    const value = env[name]?.trim();
    if (value) values[name] = value;
  }

  for (const name of secrets) {
    const file = env[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (values[name]) {
      problems.push({ variable: name, problem: `and ${name}_FILE are both set`, expected: "one of them" });
      continue;
    }
    try {
      const value = readFileSync(file, "utf8").trim();
      if (value) values[name] = value;
      else
        problems.push({
          variable: `${name}_FILE`,
          problem: `names an empty file (${file})`,
          expected: "the secret in it",
        });
    } catch (error) {
      const why = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
      problems.push({
        variable: `${name}_FILE`,
        problem: `cannot be read (${file}, ${why})`,
        expected: "a readable file",
      });
    }
  }
  return { values, problems };
}

/** A variable whose text `parse` understands; undefined says that it does not. */
export function variable<T>(expected: string, parse: (text: string) => T | undefined) {
  return z.string().transform((text, context): T => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: expected });
    return z.NEVER;
  });
}

export function secret(minLength: number) {
  return variable(`at least ${minLength} characters`, (text) =>
    text.length >= minLength ? new Secret(text) : undefined,
  ).optional();
}

export function oneOf<const T extends readonly string[]>(values: T) {
  return variable(values.join(", "), (text): T[number] | undefined => values.find((value) => value === text));
}
