import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { loadConfig } from "@/lib/config";
import { settingsSecrets, SettingsDocument } from "@/lib/core/settings";
import { settingsFields } from "@/lib/core/settings-fields";
import { UpdatePreferenceInput } from "@/lib/schemas/preference";
import { codeBlocksOf, codeIn, readDocument, root, sectionOf, tableRowsOf } from "./markdown.fixture";

const guide = readDocument("docs/configuration.md");
const environment = sectionOf(guide, "The environment");
const settings = sectionOf(guide, "The document");
const fields = pathsOf(asObject(z.toJSONSchema(SettingsDocument, { io: "input" }).$defs?.SettingsDocument));

/** What every program gets from its system, and what says how ours is run: nothing that anybody sets for Runbell. */
const ofTheSystem = ["CI", "HOME", "INIT_CWD", "LANG", "NEXT_RUNTIME", "NODE_ENV", "PATH", "TZ"];

/** What one part of Runbell sets for another. */
const ofOurs = ["NEXTAUTH_URL", "RUNBELL_BASE_PATH"];

/** Every variable that a process of Runbell reads: those that lib/config.ts checks, and those read past it. */
function variablesOfTheCode(): string[] {
  const declared = [...readDocument("lib/config.ts").matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)];
  const read = sourcesOf("lib").flatMap((path) => [
    ...readDocument(path).matchAll(/\benv(?:\.|\[")([A-Z][A-Z0-9_]+)/g),
  ]);
  const names = [...declared, ...read].map(([, name = ""]) => name);
  const ofSettings = [...loadConfig({}).settingsEnvironment.keys()];
  return [...new Set([...names, ...ofSettings])].filter(
    (name) => ![...ofTheSystem, ...ofOurs].includes(name) && !name.startsWith("RUNBELL_TEST_"),
  );
}

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !/\.(test|fixture)\.ts$|^testing\//.test(path))
    .map((path) => `${folder}/${path}`);
}

/** The fields of a schema by their paths: a list's elements behind [], those of a map behind <key>. */
function pathsOf(schema: z.core.JSONSchema.BaseSchema, path = ""): string[] {
  const { properties, items, additionalProperties } = schema;
  if (properties)
    return Object.entries(properties).flatMap(([name, part]) => pathsOf(asObject(part), within(path, name)));
  if (items && asObject(items as never).properties) return pathsOf(asObject(items as never), `${path}[]`);
  if (asObject(additionalProperties).properties)
    return pathsOf(asObject(additionalProperties), `${path}.<key>`);
  return [path];
}

function within(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

function asObject(part: z.core.JSONSchema._JSONSchema | undefined): z.core.JSONSchema.BaseSchema {
  return typeof part === "object" ? part : {};
}

describe("docs/configuration.md", () => {
  const rowsOfEnvironment = tableRowsOf(environment);

  test("has a row for each variable of the environment, and no other", () => {
    const named = rowsOfEnvironment.flatMap(([name = ""]) => codeIn(name));
    expect(named.toSorted()).toEqual(variablesOfTheCode().toSorted());
  });

  test("marks the secrets, which can be files as well", () => {
    const marked = rowsOfEnvironment.flatMap(([name = ""]) =>
      [...name.matchAll(/`([A-Z0-9_]+)` ·/g)].map(([, variable = ""]) => variable),
    );
    const ofSettings = [...loadConfig({}).settingsEnvironment].flatMap(([name, { isSecret }]) =>
      isSecret ? [name] : [],
    );
    const list = /const secretVariables = \[([^\]]+)\]/.exec(readDocument("lib/config.ts"))?.[1] ?? "";
    const own = [...list.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name);
    expect(marked.toSorted()).toEqual([...own, ...ofSettings].toSorted());
  });

  test("has a row for each field of the settings, with what counts without it", () => {
    const rows = tableRowsOf(settings);
    // An entry of a job has the fields of those above.
    const expected = fields.map((path) => path.replace(/^(jobs\.<key>\.event_triggers)\[\].*/, "$1"));
    const named = rows.flatMap(([name = ""]) => codeIn(name));
    expect(named.toSorted()).toEqual([...new Set(expected)].toSorted());

    for (const [path, { preset }] of Object.entries(settingsFields)) {
      if (typeof preset !== "number" && typeof preset !== "boolean") continue;
      const row = rows.find(([name = ""]) => codeIn(name).includes(path));
      expect(row?.[1], path).toContain(String(preset));
    }
  });

  test("names the secrets beside the document", () => {
    for (const name of settingsSecrets) expect(sectionOf(guide, "Secrets")).toContain(`\`${name}\``);
  });

  test("names the variables that settings may refer to, the secret ones apart", () => {
    const lists = sectionOf(guide, "References")
      .split("\n")
      .filter((line) => /^- (anywhere|as a secret)/.test(line))
      .map((line) => codeIn(line.replace(/, each also.*/, "")).toSorted());
    const variables = [...loadConfig({}).settingsEnvironment];
    const namesOf = (isSecret: boolean) =>
      variables.flatMap(([name, variable]) => (variable.isSecret === isSecret ? [name] : [])).toSorted();
    expect(lists).toEqual([namesOf(false), namesOf(true)]);
  });

  test("has a row for each field of a person's preferences", () => {
    const section = sectionOf(guide, "What people set for themselves");
    const named = tableRowsOf(section).flatMap(([name = ""]) => codeIn(name));
    expect(named.toSorted()).toEqual(Object.keys(UpdatePreferenceInput.shape).toSorted());
  });

  test("shows a document that is taken as it stands, with every field in it", () => {
    const [example] = codeBlocksOf(settings).filter(({ language }) => language === "json");
    const document = SettingsDocument.parse(JSON.parse(example?.text ?? ""));
    const tops = new Set(fields.map((path) => path.split(/[.[]/)[0]));
    expect(Object.keys(document).toSorted()).toEqual([...tops].toSorted());
  });
});
